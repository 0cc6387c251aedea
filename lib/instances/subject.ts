import type { Actor } from '@/lib/access/actor'
import { underWay, type Works } from '@/lib/clusters/works'
import { type Db, db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { faceOf } from './display-state'
import { isMovable } from './movable'
import type { Circumstances } from './policy'
import { visibleInstances } from './scope'

/** Which instance: names repeat over clusters (spec B15). */
export type Place = { cluster: string; name: string }

const whole = {
  cluster: {
    include: { state: { select: { health: true, access: true, failingSince: true } }, maintenance: true },
  },
  owners: { include: { user: true, group: true } },
} satisfies Prisma.InstanceInclude

export type Subject = Prisma.InstanceGetPayload<{ include: typeof whole }> & { now: Circumstances }

/** The instance with all that decides about an act on it; what may not be seen does not exist. */
export async function readSubject(tx: Db, actor: Actor, { cluster, name }: Place): Promise<Subject> {
  const instance = await tx.instance.findFirst({
    where: { AND: [visibleInstances(actor), { name, cluster: { slug: cluster } }] },
    include: whole,
  })
  if (!instance) throw notFound()
  const { clusterId, nodeGroup } = instance
  const [group, open] = await Promise.all([
    nodeGroup === null ? null : tx.nodeGroup.findUnique({ where: { clusterId_name: { clusterId, name: nodeGroup } } }),
    tx.act.count({ where: { clusterId, instance: name, endedAt: null } }),
  ])
  const now = circumstancesOf(instance, { groupLocked: group?.tags.includes('locked') ?? false, busy: open > 0 })
  return { ...instance, now }
}

/** The same for many at once, by their ids; those that may not be seen are left out. In the order of the ids. */
export async function readSubjects(actor: Actor, ids: readonly number[]): Promise<Subject[]> {
  const found = await db.instance.findMany({
    where: { AND: [visibleInstances(actor), { id: { in: [...ids] } }] },
    include: whole,
  })
  const clusterId = { in: [...new Set(found.map((instance) => instance.clusterId))] }
  const [locked, open] = await Promise.all([
    db.nodeGroup.findMany({ where: { clusterId, tags: { has: 'locked' } }, select: { clusterId: true, name: true } }),
    db.act.findMany({
      where: { clusterId, instance: { in: found.map(({ name }) => name) }, endedAt: null },
      select: { clusterId: true, instance: true },
    }),
  ])
  return found
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map((one) => {
      const here = ({ clusterId }: { clusterId: number }) => clusterId === one.clusterId
      const groupLocked = locked.some((group) => here(group) && group.name === one.nodeGroup)
      const busy = open.some((act) => here(act) && act.instance === one.name)
      return { ...one, now: circumstancesOf(one, { groupLocked, busy }) }
    })
}

type Row = {
  status: string
  adminState: string
  operState: boolean | null
  adminLocked: boolean
  isolated: boolean
  diskTemplate: string
  secondaryNodes: readonly string[]
  cluster: { state: { access: string | null; failingSince: Date | null } | null; maintenance: Works | null }
}

function circumstancesOf(row: Row, { groupLocked, busy }: { groupLocked: boolean; busy: boolean }): Circumstances {
  const { state } = row.cluster
  return {
    state: faceOf(row).state,
    adminUp: row.adminState === 'up',
    adminLocked: row.adminLocked,
    isolated: row.isolated,
    groupLocked,
    maintained: underWay(row.cluster.maintenance, new Date()),
    hasSecondary: row.secondaryNodes.length > 0,
    movable: isMovable(row),
    writable: state?.access !== 'read' && state?.access !== 'none',
    answers: state !== null && state.failingSince === null,
    busy,
  }
}
