import type { Actor } from '@/lib/access/actor'
import { type ClusterScope, scopeOf } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'

/** The instances that an actor may see: their own, their groups', and those of the clusters that they may view. */
export function visibleInstances(actor: Actor): Prisma.InstanceWhereInput {
  const enabled = { cluster: { disabled: false } }
  const scope = scopeOf(actor, 'view_instances')
  if (scope === 'all') return enabled
  const own: Prisma.InstanceWhereInput[] =
    actor.kind === 'user' ? [{ owners: { some: ownedBy(actor.id, actor.groupIds) } }] : []
  return { ...enabled, OR: [...own, onClusters(scope)] }
}

/** Prisma leaves an empty condition out of an OR, so "any" needs one too. */
export const onClusters = (scope: ClusterScope): Prisma.InstanceWhereInput =>
  scope === 'all' ? { id: { gt: 0 } } : { clusterId: { in: [...scope] } }

const ownedBy = (userId: number, groupIds: readonly number[]): Prisma.InstanceOwnerWhereInput => ({
  OR: [{ userId }, { groupId: { in: [...groupIds] } }],
})
