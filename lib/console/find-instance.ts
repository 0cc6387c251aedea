import type { UserActor } from '@/lib/access/actor'
import type { Db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { visibleInstances } from '@/lib/instances/scope'
import { consoleRight } from './policy'
import { screenOf } from './screen'

/** An administrator's tag of a node group under maintenance; it has no prefix (spec 3.3). */
const LOCKED = 'locked'

/** An instance with what decides about its console, from the mirror alone; what may not be seen does not exist. */
export async function findInstance(db: Db, actor: UserActor, which: Prisma.InstanceWhereInput) {
  const instance = await db.instance.findFirst({
    where: { AND: [visibleInstances(actor), which] },
    include: { cluster: { select: { slug: true, state: true } }, owners: true },
  })
  if (!instance) throw notFound()
  const { clusterId, primaryNode } = instance
  const node = await db.node.findUnique({ where: { clusterId_name: { clusterId, name: primaryNode } } })
  const group = await db.nodeGroup.findFirst({ where: { clusterId, name: node?.group ?? instance.nodeGroup ?? '' } })
  const groupLocked = group?.tags.includes(LOCKED) ?? false
  const { adminLocked, owners } = instance
  return {
    instance,
    access: consoleRight(actor, { adminLocked, groupLocked, owners }),
    screen: screenOf(instance, node),
  }
}
