import { z } from 'zod'
import { EVENT_TYPES } from '@/lib/events/schema'
import type { listOwnWebhooks } from '@/lib/webhooks/queries'
import { WEBHOOK_STATES } from '@/lib/webhooks/schema'
import { time } from '../time'

export const webhook = z
  .object({
    id: z.number().int(),
    name: z.string(),
    url: z.string(),
    types: z.array(z.enum(EVENT_TYPES)),
    whole: z.boolean().describe('Told also what the person sees as an administrator only'),
    state: z.enum(WEBHOOK_STATES).describe('failed: it did not answer for three days, or said that it is gone'),
    failingSince: time.nullable(),
    createdAt: time,
  })
  .meta({ id: 'Webhook' })

type Found = Awaited<ReturnType<typeof listOwnWebhooks>>[number]

export const shownWebhook = ({ types, createdAt, failingSince, ...rest }: Found): z.input<typeof webhook> => ({
  ...rest,
  types: EVENT_TYPES.filter((type) => types.includes(type)),
  createdAt: createdAt.toISOString(),
  failingSince: failingSince?.toISOString() ?? null,
})
