import { z } from 'zod'
import {
  addWebhook,
  editWebhook,
  pauseWebhook,
  pingWebhook,
  redeliver,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
} from '@/lib/webhooks/own'
import { listOwnWebhooks, readOwnWebhook } from '@/lib/webhooks/queries'
import { DELIVERY_STATES, webhookSchema } from '@/lib/webhooks/schema'
import { rowId } from '../ids'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { shownWebhook, webhook } from './shapes'

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

const params = z.object({ webhook: rowId })
const deliveryParams = params.extend({ delivery: z.uuid() })
/** What is told there goes on when the token has ended: hence the widest scope. */
const scope = 'admin' as const

type Sent = Awaited<ReturnType<typeof readOwnWebhook>>['recent'][number]
const shownDelivery = ({ createdAt, triedAt, nextAt, ...rest }: Sent) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  triedAt: triedAt?.toISOString() ?? null,
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
  run: async (ctx) => ({ items: (await listOwnWebhooks(ctx)).map(shownWebhook) }),
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

const edit = operation({
  method: 'PUT',
  path: '/webhooks/{webhook}',
  id: 'editWebhook',
  scope,
  status: 204,
  summary: 'Changes what an address is told, or the address',
  params,
  query: none,
  body: webhookSchema,
  answer: noAnswer,
  run: (ctx, { params: { webhook: id }, sent }) => editWebhook(ctx, id, sent),
})

const renew = operation({
  method: 'POST',
  path: '/webhooks/{webhook}/secret',
  id: 'renewWebhookSecret',
  scope,
  status: 200,
  summary: 'A new secret, answered this once; the one before signs as well for a day',
  params,
  query: none,
  body: none,
  answer: z.object({ secret: z.string() }),
  run: (ctx, { params: { webhook: id } }) => renewWebhookSecret(ctx, id),
})

const told = (verb: 'pause' | 'resume', summary: string, run: (ctx: ApiCtx, id: number) => Promise<void>) =>
  operation({
    method: 'POST',
    path: `/webhooks/{webhook}/${verb}`,
    id: `${verb}Webhook`,
    scope,
    status: 204,
    summary,
    params,
    query: none,
    body: none,
    answer: noAnswer,
    run: (ctx, { params: { webhook: id } }) => run(ctx, id),
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

export const webhookOperations: readonly Operation[] = [
  list,
  add,
  edit,
  renew,
  told('pause', 'Tells it nothing for now; what happens meanwhile it is never told', pauseWebhook),
  told('resume', 'Tells it again from now on', resumeWebhook),
  remove,
  deliveries,
  ping,
  again,
]
