import { systemContext } from '@/lib/access/system-context'
import { mailAccount } from '@/lib/accounts/mails'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { Webhook, WebhookDelivery } from '@/lib/db/generated/client'
import { holdLock } from '@/lib/db/lock'
import { tell } from '@/lib/events/tell'
import { publish } from '@/lib/live/events'
import { loggedSchema } from '@/lib/live/log'
import { log } from '@/lib/log/log'
import { defineTask } from '@/lib/tasks/queue'
import { webhookGuard } from './guard'
import { listenerOf } from './listener'
import { type Posted, post } from './post'
import { signed } from './sign'
import { askToSend, SEND_TASK } from './tasks'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** After each attempt that failed; the last is repeated. */
const WAITS_MS = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS]
/** How long a delivery is tried, and how long an address may fail at everything before it is told nothing more. */
const GIVEN_UP_MS = 72 * HOUR_MS
/** In one run of the task, so that an address does not keep the worker from the others' work. */
const AT_ONCE = 20
const TAKEN_MS = 1_000

/** Sends what waits for one address, in order; the task asks for itself while something waits. */
export const sendWebhooksTask = defineTask(SEND_TASK.name, SEND_TASK.schema, async ({ webhook }, { signal }) => {
  const held = await holdLock(`webhook:${webhook}`, signal)
  if (!held) return askToSend(db, webhook, new Date(Date.now() + TAKEN_MS))
  try {
    for (let sent = 0; sent < AT_ONCE && !signal.aborted; sent += 1) if (!(await sendNext(webhook))) break
  } finally {
    await held.release()
  }
  const next = await db.webhookDelivery.findFirst({
    where: { webhookId: webhook, state: 'waiting', webhook: { state: 'active' } },
    orderBy: { nextAt: 'asc' },
  })
  if (next) await askToSend(db, webhook, next.nextAt)
})

/** The oldest that is due; false: there is none. */
async function sendNext(webhookId: number): Promise<boolean> {
  const now = new Date()
  const delivery = await db.webhookDelivery.findFirst({
    where: { webhookId, state: 'waiting', nextAt: { lte: now }, webhook: { state: 'active' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { webhook: true },
  })
  if (!delivery) return false
  const told = await toldBy(delivery.webhook, delivery)
  if (told === null) await db.webhookDelivery.update({ where: { id: delivery.id }, data: { state: 'dropped' } })
  else {
    const body = JSON.stringify(told)
    const headers = signed(delivery.webhook, delivery.id, body, now)
    await settle(delivery, await post(delivery.webhook.url, headers, body, await webhookGuard(db)), now)
  }
  return true
}

/** What its owner may know of it now. */
async function toldBy(webhook: Webhook, { id, type, entry, createdAt }: WebhookDelivery): Promise<object | null> {
  const listener = await listenerOf(webhook)
  if (!listener) return null
  if (entry !== null) return tell(listener, loggedSchema.parse(entry))
  return { id, type, at: createdAt.toISOString(), data: { webhook: webhook.name } }
}

async function settle(delivery: WebhookDelivery & { webhook: Webhook }, posted: Posted, now: Date): Promise<void> {
  const { id, webhookId, webhook } = delivery
  const { status } = posted
  const delivered = status !== null && status >= 200 && status < 300
  const data = { ...posted, triedAt: now, attempts: delivery.attempts + 1 }
  if (delivered) {
    await db.webhookDelivery.update({ where: { id }, data: { ...data, state: 'delivered' } })
    await db.webhook.updateMany({ where: { id: webhookId, failingSince: { not: null } }, data: { failingSince: null } })
    return publish(db, { kind: 'user', id: webhook.ownerId })
  }
  const failingSince = webhook.failingSince ?? now
  const nextAt = new Date(now.getTime() + (WAITS_MS[Math.min(delivery.attempts, WAITS_MS.length - 1)] ?? HOUR_MS))
  const over = now.getTime() - delivery.createdAt.getTime() > GIVEN_UP_MS
  log.info({ webhook: webhookId, status, reason: posted.error }, 'webhooks: not delivered')
  await db.$transaction(async (tx) => {
    await tx.webhookDelivery.update({ where: { id }, data: { ...data, nextAt, state: over ? 'failed' : 'waiting' } })
    await tx.webhook.update({ where: { id: webhookId }, data: { failingSince } })
    await publish(tx, { kind: 'user', id: webhook.ownerId })
    const gone = status === 410
    if (gone || now.getTime() - failingSince.getTime() > GIVEN_UP_MS) await giveUp(tx, webhook, gone, now)
    // One that answers refuses this event; from one that does not, nothing else is wanted yet.
    else if (status === null || status >= 500 || status === 429)
      await tx.webhookDelivery.updateMany({
        where: { webhookId, state: 'waiting', nextAt: { lt: nextAt } },
        data: { nextAt },
      })
  })
}

/** Nothing more is sent there until its owner says so; they are mailed. */
async function giveUp(tx: Tx, { id, name, url, ownerId }: Webhook, gone: boolean, now: Date): Promise<void> {
  await tx.webhook.update({ where: { id }, data: { state: 'failed' } })
  await tx.webhookDelivery.updateMany({ where: { webhookId: id, state: 'waiting' }, data: { state: 'failed' } })
  const detail = { name, gone }
  await record(tx, systemContext('webhooks', now), {
    action: 'webhook.fail',
    target: 'webhook',
    targetId: id,
    allowed: false,
    detail,
  })
  const owner = await tx.user.findUniqueOrThrow({ where: { id: ownerId } })
  await mailAccount(tx, owner, {
    event: 'webhookFailed',
    key: `${id}:${now.getTime()}`,
    link: `/profile/webhooks/${id}`,
    values: { name, host: new URL(url).host },
  })
}
