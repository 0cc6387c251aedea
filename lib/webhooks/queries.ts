import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere, requireOwner } from '@/lib/access/authorize'
import { PERMISSIONS } from '@/lib/access/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { DELIVERY_STATES, type DeliveryState, WEBHOOK_STATES, type WebhookState } from './schema'

const LATEST = 50

const last = {
  orderBy: { triedAt: { sort: 'desc', nulls: 'last' } },
  take: 1,
  select: { triedAt: true, status: true },
} as const
/** The secrets are nobody's to read. */
export const shownWebhook = {
  omit: { secret: true, previousSecret: true, after: true },
  include: { deliveries: last },
} satisfies Prisma.WebhookFindManyArgs

type Found = Prisma.WebhookGetPayload<typeof shownWebhook>

/** `last`: the latest attempt at anything. */
export const viewWebhook = <T extends Found>({ deliveries, state, ...webhook }: T) => ({
  ...webhook,
  state: WEBHOOK_STATES.find((one) => one === state) ?? ('failed' satisfies WebhookState),
  last: deliveries[0] ?? null,
})

export async function listOwnWebhooks(ctx: Ctx) {
  const { actor } = requireOwner(ctx, 'admin')
  const webhooks = await db.webhook.findMany({
    where: { ownerId: actor.id },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...shownWebhook,
  })
  return webhooks.map(viewWebhook)
}

export async function readOwnWebhook(ctx: Ctx, id: number) {
  const { actor } = requireOwner(ctx, 'admin')
  const webhook = await db.webhook.findFirst({ where: { id, ownerId: actor.id }, ...shownWebhook })
  if (!webhook) throw notFound()
  return { ...viewWebhook(webhook), recent: await deliveriesOf(id) }
}

/** The latest first. */
async function deliveriesOf(webhookId: number) {
  const deliveries = await db.webhookDelivery.findMany({
    where: { webhookId },
    omit: { entry: true, webhookId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: LATEST,
  })
  return deliveries.map(({ state, ...delivery }) => ({
    ...delivery,
    state: DELIVERY_STATES.find((one) => one === state) ?? ('failed' satisfies DeliveryState),
  }))
}

/** Whether there is anything that the person sees as an administrator only. */
export const seesMore = ({ actor }: Ctx): boolean => PERMISSIONS.some((permission) => mayAnywhere(actor, permission))
