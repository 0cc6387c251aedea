import { z } from 'zod'

const subject = z.object({ clusterId: z.number().int(), name: z.string(), uuid: z.string() })

/** What the portal does by itself once an act has ended; its handler is `followUpTask`. */
export const followUp = {
  name: 'instance-follow-up',
  schema: z.discriminatedUnion('what', [
    subject.extend({ what: z.enum(['clear_restart', 'mark_restart']), since: z.string() }),
    subject.extend({
      what: z.literal('remove_owners'),
      removal: z.object({
        change: z.string(),
        before: z.array(z.string()),
        removed: z.array(z.string()),
      }),
    }),
  ]),
}

export type FollowUp = z.output<typeof followUp.schema>
