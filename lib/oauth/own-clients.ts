import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { readSettings } from '@/lib/settings/queries'

const shown = { omit: { secretHash: true }, include: { _count: { select: { grants: true } } } } as const

/** One's own clients, with how many people agreed to each; and whether one may add another. */
export async function listOwnClients(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  const [clients, { oauthClientsOpen }] = await Promise.all([
    db.oAuthClient.findMany({ where: { ownerId: actor.id }, orderBy: { name: 'asc' }, ...shown }),
    readSettings(db),
  ])
  return { clients, mayAdd: oauthClientsOpen || actor.isSuperuser }
}

export async function readOwnClient(ctx: Ctx, id: number) {
  const { actor } = requireUser(ctx)
  const client = await db.oAuthClient.findFirst({ where: { id, ownerId: actor.id }, ...shown })
  if (!client) throw notFound()
  return client
}
