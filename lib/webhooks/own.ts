import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { differences } from '@/lib/accounts/differences'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { Webhook } from '@/lib/db/generated/client'
import { conflict, forbidden, invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { latestPosition } from '@/lib/live/log'
import { refusedAddress, webhookGuard } from './guard'
import { type WebhookInput, webhookSchema } from './schema'
import { newSecret } from './sign'
import { askToSend } from './tasks'

const MOST = 20
const DAY_MS = 86_400_000

/** Is told of what happens from now on. `secret` is told this once. */
export async function addWebhook(ctx: Ctx, input: WebhookInput): Promise<{ id: number; secret: string }> {
  const { actor } = requireOwner(ctx, 'admin')
  const data = await read(input)
  const { secret, sealed } = newSecret()
  const after = await latestPosition()
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${actor.id} FOR UPDATE`
    if ((await tx.webhook.count({ where: { ownerId: actor.id } })) >= MOST)
      throw conflict('webhooks_many', { limit: MOST })
    const own = { ownerId: actor.id, secret: sealed, after, createdAt: ctx.now }
    const { id } = await tx.webhook.create({ data: { ...data, ...own } })
    await record(tx, ctx, { action: 'webhook.add', target: 'webhook', targetId: id, detail: plain(data) })
    return { id, secret }
  })
}

export async function editWebhook(ctx: Ctx, id: number, input: WebhookInput): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await lockOwn(tx, ctx, id)
    const data = await read(input)
    const detail = differences(plain(before), plain(data))
    if (before.url === data.url && Object.keys(detail).length === 0) return
    await tx.webhook.update({ where: { id }, data })
    await record(tx, ctx, { action: 'webhook.change', target: 'webhook', targetId: id, detail })
  })
}

/** The one before signs as well for a day. Returns the new one, this once. */
export async function renewWebhookSecret(ctx: Ctx, id: number): Promise<{ secret: string }> {
  const { secret, sealed } = newSecret()
  await db.$transaction(async (tx) => {
    const before = await lockOwn(tx, ctx, id)
    const previousUntil = new Date(ctx.now.getTime() + DAY_MS)
    await tx.webhook.update({ where: { id }, data: { secret: sealed, previousSecret: before.secret, previousUntil } })
    await record(tx, ctx, { action: 'webhook.secret', target: 'webhook', targetId: id, detail: { name: before.name } })
  })
  return { secret }
}

/** Paused, it is told nothing; what happens meanwhile it is never told. Idempotent. */
export async function pauseWebhook(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const { state, name } = await lockOwn(tx, ctx, id)
    if (state !== 'active') return
    await tx.webhook.update({ where: { id }, data: { state: 'paused' } })
    await record(tx, ctx, { action: 'webhook.pause', target: 'webhook', targetId: id, detail: { name } })
  })
}

/** From now on it is told again, after a pause or when it was given up; what waited is sent. Idempotent. */
export async function resumeWebhook(ctx: Ctx, id: number): Promise<void> {
  const after = await latestPosition()
  await db.$transaction(async (tx) => {
    const { state, name } = await lockOwn(tx, ctx, id)
    if (state === 'active') return
    await tx.webhook.update({ where: { id }, data: { state: 'active', failingSince: null, after } })
    await record(tx, ctx, { action: 'webhook.resume', target: 'webhook', targetId: id, detail: { name } })
    await askToSend(tx, id)
  })
}

/** With the record of what it was told. */
export async function removeWebhook(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const { name, url } = await lockOwn(tx, ctx, id)
    await tx.webhook.delete({ where: { id } })
    await record(tx, ctx, {
      action: 'webhook.remove',
      target: 'webhook',
      targetId: id,
      detail: { name, host: new URL(url).host },
    })
  })
}

/** A delivery that says nothing, to see whether it arrives. */
export async function pingWebhook(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockActive(tx, ctx, id)
    await tx.webhookDelivery.create({ data: { webhookId: id, type: 'ping', createdAt: ctx.now, nextAt: ctx.now } })
    await askToSend(tx, id)
  })
}

/** Sends one again, under the same id: who counts by it counts it once. */
export async function redeliver(ctx: Ctx, id: number, delivery: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockActive(tx, ctx, id)
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: delivery, webhookId: id },
      data: { state: 'waiting', nextAt: ctx.now },
    })
    if (count === 0) throw notFound()
    await askToSend(tx, id)
  })
}

/** For the log: the rest of an address may be a secret between its owner and who answers there. */
const plain = ({ name, url, types, whole }: Pick<Webhook, 'name' | 'url' | 'types' | 'whole'>) => ({
  name,
  host: new URL(url).host,
  types,
  whole,
})

async function read(input: WebhookInput) {
  const data = parse(webhookSchema, input)
  const refusal = refusedAddress(data.url, await webhookGuard(db))
  if (refusal) throw invalid({ url: refusal })
  return data
}

async function lockOwn(tx: Tx, ctx: Ctx, id: number) {
  const { actor } = requireOwner(ctx, 'admin')
  await tx.$queryRaw`SELECT 1 FROM "Webhook" WHERE id = ${id} FOR UPDATE`
  const webhook = await tx.webhook.findFirst({ where: { id, ownerId: actor.id } })
  if (!webhook) throw notFound()
  return webhook
}

async function lockActive(tx: Tx, ctx: Ctx, id: number) {
  const webhook = await lockOwn(tx, ctx, id)
  if (webhook.state !== 'active') throw forbidden('webhook_not_active')
  return webhook
}
