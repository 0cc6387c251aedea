import { z } from 'zod'

/** What can be done to many at once. */
export const BULK_ACTS = ['startup', 'shutdown', 'reboot', 'lock', 'unlock', 'tag'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

const MOST = 500
export const idsSchema = z.array(z.number().int().min(1).max(2_147_483_647)).min(1).max(MOST)

export const bulkSchema = z
  .object({
    ids: idsSchema,
    act: z.enum(BULK_ACTS),
    /** For a lock: why, as its owners read it. */
    reason: z.string().trim().max(500, 'too_long').default(''),
    /** To be added; of Ganeti's alphabet. */
    tag: z.string().trim().default(''),
  })
  .refine(({ act, reason }) => act !== 'lock' || reason !== '', { path: ['reason'], error: 'required' })
  .refine(({ act, tag }) => act !== 'tag' || /^[\w.+*/:@-]{1,128}$/.test(tag), { path: ['tag'], error: 'tag_invalid' })
