import { z } from 'zod'

/** What the portal does by itself once an act has ended; its handler is `followUpTask`. */
export const followUp = {
  name: 'instance-follow-up',
  schema: z.object({
    clusterId: z.number().int(),
    name: z.string(),
    uuid: z.string(),
    what: z.enum(['clear_restart']),
  }),
}
