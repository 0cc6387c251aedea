import { z } from 'zod'

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** A fully qualified name (RFC 1123, 2.1), in lower case and without the root's dot. */
export const hostnameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((name) => name.replace(/\.+$/, ''))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(253, 'hostname_long')
      .refine((name) => name === '' || name.split('.').every((label) => LABEL.test(label)), 'hostname_invalid')
      .refine((name) => name === '' || name.includes('.'), 'hostname_not_qualified'),
  )
