import type { Ctx } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import type { Permission } from '@/lib/access/permissions'
import { db } from '@/lib/db/client'

/** The clusters on which the actor has one of these rights, for filters. */
export async function clusterChoices(ctx: Ctx, permissions: readonly Permission[]) {
  const scopes = permissions.map((permission) => scopeOf(ctx.actor, permission))
  const ids = scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope]))
  return db.cluster.findMany({
    where: scopes.includes('all') ? {} : { id: { in: ids } },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  })
}
