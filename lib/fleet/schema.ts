import { z } from 'zod'

/** Addresses on a page of a network's map. */
export const ADDRESSES = 256

export const USES = ['instance', 'gateway', 'network', 'broadcast', 'reserved', 'free'] as const
export type Use = (typeof USES)[number]

/** Of an address; what does not fit is as if it were not there. */
export const mapPageSchema = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1) })

/** Days back. */
export const LATENCY_DAYS = [1, 7, 30, 365] as const
export const latencySchema = z.object({
  days: z
    .enum(LATENCY_DAYS.map(String) as [string, ...string[]])
    .transform(Number)
    .catch(7),
})

/** Days back that figures of applications are told of. */
export const FIGURE_DAYS = [30, 90, 365, 1095] as const
export const APPLICATION_FIGURES = [
  'filed',
  'approved',
  'rejected',
  'created',
  'failed',
  'decisionHours',
  'creationHours',
] as const

/** `of=mine`, `of=all`, `of=cluster:SLUG`, `of=organization:NUMBER`; what does not fit is as if it were not there. */
export const figuresSchema = z.object({
  of: z
    .string()
    .max(300)
    .regex(/^(mine|all|(cluster|organization):.+)$/)
    .catch('all')
    .transform((text) => {
      const [kind = 'all', ...rest] = text.split(':')
      return { kind: kind as 'mine' | 'all' | 'cluster' | 'organization', name: rest.join(':') }
    }),
  days: z
    .enum(FIGURE_DAYS.map(String) as [string, ...string[]])
    .transform(Number)
    .catch(90),
})
