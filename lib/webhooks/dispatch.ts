import { db, type Tx } from '@/lib/db/client'
import type { Prisma, Webhook } from '@/lib/db/generated/client'
import { EVENT_TYPES, type EventType } from '@/lib/events/schema'
import { tell } from '@/lib/events/tell'
import { type Logged, latestPosition, readLog } from '@/lib/live/log'
import { listenerOf } from './listener'
import { askToSend } from './tasks'

const BATCH = 100
const DISPATCH_MS = 60_000

const TYPE_OF: Record<Logged['event']['kind'], EventType> = {
  instances: 'instances.changed',
  act: 'act.changed',
  application: 'application.changed',
}

/**
 * Writes for each address what has happened since the last call; false: someone else is at it. An event becomes a delivery
 * in the transaction that moves on, so once, whatever dies.
 */
export async function dispatchEvents(now = new Date()): Promise<boolean> {
  for (;;) {
    const count = await db.$transaction((tx) => dispatchSome(tx, now), { timeout: DISPATCH_MS })
    if (count === null) return false
    if (count < BATCH) return true
  }
}

async function dispatchSome(tx: Tx, now: Date): Promise<number | null> {
  const [head] = await tx.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM "WebhookHead" WHERE id = 1 FOR UPDATE SKIP LOCKED`
  if (!head) return null
  // Nothing is left to tell of what was forgotten meanwhile.
  const entries = (await readLog(Number(head.position), BATCH)) ?? []
  const position = entries.at(-1)?.position ?? (await endOf(Number(head.position)))
  if (position === Number(head.position)) return 0
  const webhooks = entries.length > 0 ? await tx.webhook.findMany({ where: { state: 'active' } }) : []
  for (const webhook of webhooks) await write(tx, webhook, entries, now)
  await tx.webhookHead.update({ where: { id: 1 }, data: { position } })
  return entries.length
}

/** The log was forgotten past this position, or it is at its end. */
const endOf = async (position: number) => ((await readLog(position, 1)) === null ? latestPosition() : position)

async function write(tx: Tx, webhook: Webhook, entries: Logged[], now: Date): Promise<void> {
  const types = EVENT_TYPES.filter((type) => webhook.types.includes(type))
  const wanted = entries.filter(({ event, position }) => {
    return types.includes(TYPE_OF[event.kind]) && position > Number(webhook.after)
  })
  const listener = wanted.length > 0 ? await listenerOf(webhook) : null
  if (!listener) return
  const data: Prisma.WebhookDeliveryCreateManyInput[] = []
  for (const entry of wanted) {
    if (!(await tell(listener, entry))) continue
    const kept = { ...entry, at: entry.at.toISOString() }
    data.push({ webhookId: webhook.id, type: TYPE_OF[entry.event.kind], entry: kept, createdAt: now, nextAt: now })
  }
  if (data.length === 0) return
  await tx.webhookDelivery.createMany({ data })
  await askToSend(tx, webhook.id)
}
