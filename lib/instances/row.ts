import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'
import { faceOf } from './display-state'
import { staleSince } from './stale'

/** What a row needs besides its own columns. */
export const rowInclude = {
  cluster: {
    select: {
      slug: true,
      description: true,
      state: { select: { answeredAt: true, failingSince: true, instancesAt: true } },
    },
  },
  owners: { include: { user: { select: { firstName: true, lastName: true } } }, orderBy: { name: 'asc' } },
} satisfies Prisma.InstanceInclude

type Row = Prisma.InstanceGetPayload<{ include: typeof rowInclude }>

/** An instance as the actor may see it in a list. */
export function toRow(ctx: Ctx, row: Row) {
  const seesNodes = may(ctx.actor, 'view_instances', row.clusterId)
  return {
    id: row.id,
    name: row.name,
    cluster: row.cluster.slug,
    clusterId: row.clusterId,
    face: faceOf(row),
    vcpus: row.vcpus,
    memory: row.memory,
    disk: row.diskTotal,
    addresses: row.addresses,
    macs: row.macs,
    os: row.os,
    tags: row.tags,
    applicationId: row.applicationId,
    owners: row.owners.map(ownerName),
    node: seesNodes ? row.primaryNode : null,
    adminLocked: row.adminLocked,
    isolated: row.isolated,
    needsReboot: row.needsReboot,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    /** When the state was last seen; set only where it is out of date. */
    staleSince: staleSince(row.cluster.state, ctx.now),
  }
}

export type InstanceRow = ReturnType<typeof toRow>

function ownerName({ name, user }: Row['owners'][number]): string {
  return user ? [user.firstName, user.lastName].filter(Boolean).join(' ') || name : name
}
