import { z } from 'zod'

export const KINDS = ['cluster', 'organization', 'group', 'user'] as const
export type StatKind = (typeof KINDS)[number]

/** Days back. */
export const DAYS = [30, 90, 365, 1095] as const

/** Of an address: `of=user:alice`; whatever does not fit is as if it were not there. */
export const askedSchema = z.object({
  of: z
    .string()
    .max(300)
    .regex(/^(cluster|organization|group|user):./)
    .nullable()
    .catch(null),
  days: z
    .enum(DAYS.map(String) as [string, ...string[]])
    .transform(Number)
    .catch(90),
})

/** MiB; one day of one cluster, organisation, group or user. */
export type Sample = { day: string; instances: number; running: number; vcpus: number; memory: number; disk: number }
export const FIGURES = ['instances', 'running', 'vcpus', 'memory', 'disk'] as const
