import { z } from 'zod'

/** Seconds that a system gets to stop by itself; Ganeti's own default. */
export const SHUTDOWN_TIMEOUT_S = 120

export const shutdownSchema = z.object({
  how: z.enum(['soft', 'hard']).default('soft'),
  timeoutS: z.number().int('not_whole').min(1, 'too_small').max(1800, 'too_big').default(SHUTDOWN_TIMEOUT_S),
})

export const rebootSchema = z.object({ type: z.enum(['soft', 'hard', 'full']).default('hard') })

/** The reason is read by the owners. */
export const lockSchema = z.object({ reason: z.string().trim().min(1, 'required').max(500, 'too_long') })

export const migrateSchema = z.object({ node: z.string().default(''), live: z.boolean().default(true) })

export const failoverSchema = z.object({ node: z.string().default(''), ignoreConsistency: z.boolean().default(false) })

/** A network, an address, or nothing; how wide it may be is a setting. */
export const whitelistSchema = z.object({ network: z.string().trim().max(60, 'too_long') })

/** Of Ganeti's alphabet, outside the portal's prefix. */
export const tagsSchema = (prefix: string) =>
  z.object({
    tags: z
      .array(z.string().trim())
      .max(100, 'too_many')
      .refine((tags) => tags.every((tag) => /^[\w.+*/:@-]{1,128}$/.test(tag)), 'tag_invalid')
      .refine((tags) => !tags.some((tag) => tag.startsWith(`${prefix}:`)), 'tag_reserved')
      .transform((tags) => [...new Set(tags)]),
  })
