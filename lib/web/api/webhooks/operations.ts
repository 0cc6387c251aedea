import { z } from 'zod'
import { EVENT_TYPES } from '@/lib/events/schema'
import { addWebhook, pingWebhook, redeliver, removeWebhook } from '@/lib/webhooks/own'
import { listOwnWebhooks, readOwnWebhook } from '@/lib/webhooks/queries'
import { DELIVERY_STATES, WEBHOOK_STATES, webhookSchema } from '@/lib/webhooks/schema'
import { noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'

const webhook = z
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

const delivery = z
  .object({
    id: z.uuid(),
    type: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int(),
    status: z.number().int().nullable().describe('Of the last answer'),
    error: z.string().nullable().describe('Why there was no answer'),
    took: z.number().int().nullable().describe('ms'),
    createdAt: time,
    triedAt: time.nullable(),
    nextAt: time,
  })
  .meta({ id: 'WebhookDelivery' })

const params = z.object({
  webhook: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
})
const deliveryParams = params.extend({ delivery: z.uuid() })
/** What is told there goes on when the token has ended: hence the widest scope. */
const scope = 'admin' as const

type Found = Awaited<ReturnType<typeof listOwnWebhooks>>[number]
const iso = (date: Date | null) => date?.toISOString() ?? null
const shown = ({ types, createdAt, failingSince, ...rest }: Found) => ({
  ...rest,
  types: EVENT_TYPES.filter((type) => types.includes(type)),
  createdAt: createdAt.toISOString(),
  failingSince: iso(failingSince),
})

type Sent = Awaited<ReturnType<typeof readOwnWebhook>>['recent'][number]
const shownDelivery = ({ createdAt, triedAt, nextAt, ...rest }: Sent) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  triedAt: iso(triedAt),
  nextAt: nextAt.toISOString(),
})

const list = operation({
  method: 'GET',
  path: '/webhooks',
  id: 'listWebhooks',
  scope,
  status: 200,
  summary: 'The person’s webhooks',
  params: none,
  query: none,
  body: nothing,
  answer: z.object({ items: z.array(webhook) }),
  run: async (ctx) => ({ items: (await listOwnWebhooks(ctx)).map(shown) }),
})

const add = operation({
  method: 'POST',
  path: '/webhooks',
  id: 'addWebhook',
  scope,
  status: 201,
  summary: 'Has an address told of events from now on',
  description: 'The secret, by which deliveries are signed as Standard Webhooks says, is answered this once.',
  params: none,
  query: none,
  body: webhookSchema,
  answer: z.object({ id: z.number().int(), secret: z.string() }).meta({ id: 'NewWebhook' }),
  location: ({ id }) => `/webhooks/${id}/deliveries`,
  run: (ctx, { body }) => addWebhook(ctx, body),
})

const remove = operation({
  method: 'DELETE',
  path: '/webhooks/{webhook}',
  id: 'removeWebhook',
  scope,
  status: 204,
  summary: 'Tells an address nothing more',
  params,
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { webhook: id } }) => removeWebhook(ctx, id),
})

const deliveries = operation({
  method: 'GET',
  path: '/webhooks/{webhook}/deliveries',
  id: 'listDeliveries',
  scope,
  status: 200,
  summary: 'The latest fifty deliveries, the latest first',
  params,
  query: none,
  body: nothing,
  answer: z.object({ items: z.array(delivery) }),
  run: async (ctx, { params: { webhook: id } }) => ({
    items: (await readOwnWebhook(ctx, id)).recent.map(shownDelivery),
  }),
})

const ping = operation({
  method: 'POST',
  path: '/webhooks/{webhook}/ping',
  id: 'pingWebhook',
  scope,
  status: 204,
  summary: 'Sends a delivery that says nothing',
  params,
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { webhook: id } }) => pingWebhook(ctx, id),
})

const again = operation({
  method: 'POST',
  path: '/webhooks/{webhook}/deliveries/{delivery}/again',
  id: 'redeliver',
  scope,
  status: 204,
  summary: 'Sends a delivery once more, under the same id',
  params: deliveryParams,
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { webhook: id, delivery: of } }) => redeliver(ctx, id, of),
})

export const webhookOperations: readonly Operation[] = [list, add, remove, deliveries, ping, again]
