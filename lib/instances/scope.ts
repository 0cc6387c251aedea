import type { Actor } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'

/** The instances that an actor may see: their own, their groups', and those of the clusters that they may view. */
export function visibleInstances(actor: Actor): Prisma.InstanceWhereInput {
  const enabled = { cluster: { disabled: false } }
  const scope = scopeOf(actor, 'view_instances')
  if (scope === 'all') return enabled
  const own: Prisma.InstanceWhereInput[] =
    actor.kind === 'user' ? [{ owners: { some: ownedBy(actor.id, actor.groupIds) } }] : []
  return { ...enabled, OR: [...own, { clusterId: { in: [...scope] } }] }
}

const ownedBy = (userId: number, groupIds: readonly number[]): Prisma.InstanceOwnerWhereInput => ({
  OR: [{ userId }, { groupId: { in: [...groupIds] } }],
})
