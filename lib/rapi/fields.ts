import { z } from 'zod'

/** A text that may be missing; Ganeti says null or leaves it out, as its versions go. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined)

export const number = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined)

/** A figure that only a live node can give. */
export const figure = z
  .number()
  .nullish()
  .transform((value) => value ?? null)

export const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])

/** A list with one entry per disk or NIC, where an entry may be empty. */
export const sparse = z
  .array(z.string().nullable())
  .nullish()
  .transform((value) => value ?? [])

/** Job ids were strings before Ganeti 2.7. */
export const jobId = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)])
