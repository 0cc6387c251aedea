import { z } from 'zod'

/** Words that are, or were in ganetimgr, parts of addresses below /instances and /clusters. */
export const RESERVED_SLUGS = [
  'add',
  'admin',
  'api',
  'apply',
  'check',
  'edit',
  'export',
  'isolate',
  'json',
  'list',
  'lists',
  'lock',
  'new',
  'stats',
  'tags',
] as const

const FINGERPRINT = /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/

const hostname = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(253, 'hostname_invalid')
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[?[0-9a-f:.]+\]?)$/,
    'hostname_invalid',
  )

const slug = z
  .string()
  .trim()
  .min(1, 'required')
  .max(50, 'too_long')
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'slug_invalid')
  .refine((text) => !RESERVED_SLUGS.some((word) => word === text), 'slug_reserved')

const user = z
  .string()
  .trim()
  .max(64, 'too_long')
  .regex(/^[\x21-\x39\x3b-\x7e]*$/, 'rapi_user_invalid')
  .default('')

/** Empty or absent: as it was. RAPI reads credentials as ASCII (FACTS, "Transport"). */
const password = z
  .string()
  .max(256, 'too_long')
  .regex(/^[\x20-\x7e]*$/, 'rapi_password_ascii')
  .default('')

const connection = {
  hostname,
  port: z.coerce
    .number('port_invalid')
    .int('port_invalid')
    .min(1, 'port_invalid')
    .max(65535, 'port_invalid')
    .default(5080),
  /** Does all, or, beside `readUser`, what writes. */
  rapiUser: user,
  rapiPassword: password,
  /** Only reads, for the mirror; empty: there is no such account, and what was kept of one is forgotten. */
  readUser: user,
  readPassword: password,
  tls: z.boolean().default(true),
  trust: z.enum(['pin', 'ca']).default('pin'),
  fingerprint: z
    .string()
    .trim()
    .toUpperCase()
    .refine((text) => text === '' || FINGERPRINT.test(text), 'fingerprint_invalid')
    .default(''),
  caPem: z
    .string()
    .trim()
    .max(65_536, 'too_long')
    .refine((text) => text === '' || text.startsWith('-----BEGIN CERTIFICATE-----'), 'ca_invalid')
    .default(''),
}

const twoAccounts = (input: { rapiUser: string; readUser: string }, context: z.RefinementCtx) => {
  if (input.readUser === '') return
  if (input.rapiUser === '') context.addIssue({ code: 'custom', path: ['rapiUser'], message: 'required' })
  else if (input.rapiUser === input.readUser)
    context.addIssue({ code: 'custom', path: ['readUser'], message: 'read_user_same' })
}

export const connectionSchema = z.object(connection).superRefine(twoAccounts)
export type ConnectionInput = z.input<typeof connectionSchema>
export type Connection = z.output<typeof connectionSchema>

export const clusterSchema = z
  .object({
    ...connection,
    slug,
    description: z.string().trim().max(128, 'too_long').default(''),
    fastCreate: z.boolean().default(false),
    usesGntNetwork: z.boolean().default(true),
    creationDisabled: z.boolean().default(false),
    disabled: z.boolean().default(false),
  })
  .superRefine(twoAccounts)
  .refine(
    ({ tls, trust, fingerprint, rapiPassword, readPassword }) =>
      !(tls && trust === 'pin' && fingerprint === '' && (rapiPassword !== '' || readPassword !== '')),
    { path: ['fingerprint'], message: 'fingerprint_unconfirmed' },
  )
export type ClusterInput = z.input<typeof clusterSchema>

const moment = z.iso.datetime('moment_invalid').transform((text) => new Date(text))
const reason = z.string().trim().max(500, 'too_long')

/** Works on a cluster: from when, until when (null: until ended), and why, in one language at least. */
export const maintenanceSchema = z
  .object({ from: moment, until: moment.nullable(), reasonEn: reason, reasonEl: reason })
  .refine(({ from, until }) => until === null || from < until, { path: ['until'], error: 'until_before_from' })
  .refine(({ reasonEn, reasonEl }) => reasonEn !== '' || reasonEl !== '', { path: ['reasonEn'], error: 'required' })
export type MaintenanceInput = z.input<typeof maintenanceSchema>
