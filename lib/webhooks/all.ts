import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { oneOf, type PageOf } from '@/lib/accounts/page-of'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { shownWebhook, viewWebhook } from './queries'

const withOwner = {
  ...shownWebhook,
  include: { ...shownWebhook.include, owner: { select: { username: true } } },
} as const

/** Everybody's webhooks. */
export async function pageOfWebhooks(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const whole = oneOf(filters.sees, 'whole', 'own')
  const where: Prisma.WebhookWhereInput = {
    AND: searchWords(q).map(hasWord),
    ...(filters.state?.length ? { state: { in: filters.state } } : {}),
    ...(whole === undefined ? {} : { whole }),
  }
  const order: Prisma.WebhookOrderByWithRelationInput =
    sort === 'createdAt' ? { createdAt: dir } : sort === 'owner' ? { owner: { username: dir } } : { name: dir }
  const [total, rows] = await Promise.all([
    db.webhook.count({ where }),
    db.webhook.findMany({ where, orderBy: [order, { id: 'asc' }], skip, take, ...withOwner }),
  ])
  return { total, rows: rows.map(viewWebhook) }
}

export async function readWebhook(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const webhook = await db.webhook.findUnique({ where: { id }, ...withOwner })
  if (!webhook) throw notFound()
  return { ...viewWebhook(webhook), deliveryCount: await db.webhookDelivery.count({ where: { webhookId: id } }) }
}

/** Anyone's: it is told nothing more until its owner says so. Idempotent. */
export async function pauseAnyWebhook(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const webhook = await tx.webhook.findUnique({ where: { id }, include: { owner: { select: { username: true } } } })
    if (!webhook) throw notFound()
    const { count } = await tx.webhook.updateMany({ where: { id, state: 'active' }, data: { state: 'paused' } })
    const detail = { name: webhook.name, owner: webhook.owner.username }
    if (count > 0) await record(tx, ctx, { action: 'webhook.pause', target: 'webhook', targetId: id, detail })
  })
}

/** Anyone's, with the record of what it was told. */
export async function removeAnyWebhook(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const webhook = await tx.webhook.findUnique({ where: { id }, include: { owner: { select: { username: true } } } })
    if (!webhook) throw notFound()
    await tx.webhook.delete({ where: { id } })
    const detail = { name: webhook.name, owner: webhook.owner.username, host: new URL(webhook.url).host }
    await record(tx, ctx, { action: 'webhook.remove', target: 'webhook', targetId: id, detail })
  })
}

const hasWord = (word: string): Prisma.WebhookWhereInput => ({
  OR: [{ name: hasText(word) }, { url: hasText(word) }, { owner: { username: hasText(word) } }],
})
