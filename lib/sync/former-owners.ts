import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Former } from '@/lib/live/log'

/** Of instances that are about to leave the mirror: whose they are, for who is told that they are gone. */
export async function formerOwners(tx: Tx, where: Prisma.InstanceWhereInput): Promise<Former[]> {
  const found = await tx.instance.findMany({
    where,
    select: { name: true, owners: { select: { userId: true, groupId: true } } },
  })
  return found.map(({ name, owners }) => ({
    name,
    users: owners.flatMap(({ userId }) => userId ?? []),
    groups: owners.flatMap(({ groupId }) => groupId ?? []),
  }))
}
