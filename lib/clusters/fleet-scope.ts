import type { Actor, Ctx } from '@/lib/access/actor'
import { type ClusterScope, scopeOf } from '@/lib/access/authorize'
import { Prisma } from '@/lib/db/generated/client'
import { forbidden } from '@/lib/errors/app-error'

/** The clusters whose nodes, jobs and figures one sees: those whose instances one views, and those in one's care. */
function fleetScope(actor: Actor): ClusterScope {
  const scopes = [scopeOf(actor, 'view_instances'), scopeOf(actor, 'manage_clusters')]
  if (scopes.includes('all')) return 'all'
  return [...new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope])))]
}

export function seesFleet(actor: Actor): boolean {
  const scope = fleetScope(actor)
  return scope === 'all' || scope.length > 0
}

/** The condition on a cluster `c` of pages over all clusters. Throws `forbidden` for who sees none. */
export function fleetClusters({ actor }: Ctx): Prisma.Sql {
  const scope = fleetScope(actor)
  if (scope === 'all') return Prisma.sql`NOT c.disabled`
  if (scope.length === 0) throw forbidden()
  return Prisma.sql`NOT c.disabled AND c.id = ANY(${[...scope]}::int[])`
}

/** The same for a question by Prisma. */
export function inFleet({ actor }: Ctx): Prisma.ClusterWhereInput {
  const scope = fleetScope(actor)
  if (scope === 'all') return { disabled: false }
  if (scope.length === 0) throw forbidden()
  return { disabled: false, id: { in: [...scope] } }
}
