import type { Actor } from '@/lib/access/actor'
import { asOwner, type ClusterScope, scopeOf } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'

/** The instances that an actor may see: their own, their groups', and those of the clusters that they may view. */
export function visibleInstances(actor: Actor): Prisma.InstanceWhereInput {
  const enabled = { cluster: { disabled: false } }
  const scope = scopeOf(actor, 'view_instances')
  if (scope === 'all') return enabled
  return { ...enabled, OR: [ownedBy(actor), onClusters(scope)] }
}

/** Their own and their groups', whatever else they may see. */
export function ownedInstances(actor: Actor): Prisma.InstanceWhereInput {
  return { cluster: { disabled: false }, ...ownedBy(actor) }
}

/** Prisma leaves an empty condition out of an OR, so "any" needs one too. */
export const onClusters = (scope: ClusterScope): Prisma.InstanceWhereInput =>
  scope === 'all' ? { id: { gt: 0 } } : { clusterId: { in: [...scope] } }

function ownedBy(actor: Actor): Prisma.InstanceWhereInput {
  const owner = asOwner(actor, 'instances:read')
  if (!owner) return { id: -1 }
  return { owners: { some: { OR: [{ userId: owner.id }, { groupId: { in: [...owner.groupIds] } }] } } }
}
