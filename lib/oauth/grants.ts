import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'

/** The programs that the person lets act for them. */
export async function listGrants(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  const grants = await db.oAuthGrant.findMany({
    where: { userId: actor.id },
    select: {
      id: true,
      scopes: true,
      agreedAt: true,
      client: { select: { name: true } },
      tokens: { select: { lastUsedAt: true }, orderBy: { lastUsedAt: { sort: 'desc', nulls: 'last' } }, take: 1 },
    },
    orderBy: { agreedAt: 'desc' },
  })
  return grants.map(({ tokens, client, ...grant }) => ({
    ...grant,
    name: client.name,
    lastUsedAt: tokens[0]?.lastUsedAt ?? null,
  }))
}

/** Every code and token of the program for this person ends at once; next time it has to ask again. */
export async function withdrawGrant(ctx: Ctx, id: number): Promise<void> {
  const { actor } = requireUser(ctx)
  await db.$transaction(async (tx) => {
    const grant = await tx.oAuthGrant.findFirst({ where: { id, userId: actor.id }, include: { client: true } })
    if (!grant) throw notFound()
    await tx.oAuthGrant.delete({ where: { id } })
    const { clientId, name } = grant.client
    await record(tx, ctx, {
      action: 'oauth.withdraw',
      target: 'oauth-client',
      targetId: clientId,
      detail: { name },
    })
    await publish(tx, { kind: 'user', id: actor.id })
  })
}
