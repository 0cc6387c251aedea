import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { notFound } from '@/lib/errors/app-error'
import { faceOf } from './display-state'
import { visibleInstances } from './scope'

const SORTABLE = ['name', 'cluster', 'status', 'vcpus', 'memory', 'disk', 'changed'] as const
type Sortable = (typeof SORTABLE)[number]

export type InstanceQuery = {
  q: string
  sort: string
  dir: 'asc' | 'desc'
  skip: number
  take: number
  clusters: string[]
}

const columns: Record<Sortable, (dir: 'asc' | 'desc') => Prisma.InstanceOrderByWithRelationInput> = {
  name: (name) => ({ name }),
  cluster: (slug) => ({ cluster: { slug } }),
  status: (status) => ({ status }),
  vcpus: (vcpus) => ({ vcpus }),
  memory: (memory) => ({ memory }),
  disk: (diskTotal) => ({ diskTotal }),
  changed: (changedAt) => ({ changedAt }),
}
const isSortable = (text: string): text is Sortable => SORTABLE.some((column) => column === text)

/** By name, node, operating system, address, MAC, tag, owner. */
function search(q: string): Prisma.InstanceWhereInput {
  if (q === '') return {}
  return {
    OR: [
      { name: hasText(q) },
      { primaryNode: hasText(q) },
      { os: hasText(q) },
      { cluster: { slug: hasText(q) } },
      { addresses: { has: q } },
      { macs: { has: q.toLowerCase() } },
      { tags: { has: q } },
      {
        owners: {
          some: { OR: [{ name: hasText(q) }, { user: { lastName: hasText(q) } }, { user: { email: hasText(q) } }] },
        },
      },
    ],
  }
}

const withOwners = {
  cluster: {
    select: {
      slug: true,
      description: true,
      state: { select: { health: true, answeredAt: true, failingSince: true } },
    },
  },
  owners: { include: { user: { select: { firstName: true, lastName: true } } }, orderBy: { name: 'asc' } },
} satisfies Prisma.InstanceInclude

export async function listInstances(ctx: Ctx, { q, sort, dir, skip, take, clusters }: InstanceQuery) {
  const scope = visibleInstances(ctx.actor)
  const where = { AND: [scope, search(q), clusters.length > 0 ? { cluster: { slug: { in: clusters } } } : {}] }
  const orderBy = [columns[isSortable(sort) ? sort : 'name'](dir), { name: 'asc' as const }, { id: 'asc' as const }]
  const [total, rows] = await Promise.all([
    db.instance.count({ where }),
    db.instance.findMany({ where, include: withOwners, orderBy, skip, take }),
  ])
  return { total, rows: rows.map((row) => toRow(ctx, row)) }
}

type Row = Prisma.InstanceGetPayload<{ include: typeof withOwners }>

function toRow(ctx: Ctx, row: Row) {
  const seesNodes = may(ctx.actor, 'view_instances', row.clusterId)
  const failing = row.cluster.state?.failingSince ?? null
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
    owners: row.owners.map(ownerName),
    node: seesNodes ? row.primaryNode : null,
    adminLocked: row.adminLocked,
    isolated: row.isolated,
    needsReboot: row.needsReboot,
    changedAt: row.changedAt,
    /** When the state was last seen; set only where the cluster no longer answers. */
    staleSince: failing ? (row.cluster.state?.answeredAt ?? failing) : null,
  }
}

export type InstanceRow = ReturnType<typeof toRow>

function ownerName({ name, user }: Row['owners'][number]): string {
  return user ? [user.firstName, user.lastName].filter(Boolean).join(' ') || name : name
}

const nicsSchema = z.array(
  z.object({
    name: z.string().nullable(),
    mac: z.string().nullable(),
    ip: z.string().nullable(),
    mode: z.string().nullable(),
    link: z.string().nullable(),
    network: z.string().nullable(),
  }),
)

/** One instance with its facts; what may not be seen does not exist. */
export async function readInstance(ctx: Ctx, cluster: string, name: string) {
  const instance = await db.instance.findFirst({
    where: { AND: [visibleInstances(ctx.actor), { name, cluster: { slug: cluster } }] },
    include: { ...withOwners, owners: { include: { user: true, group: true }, orderBy: { name: 'asc' } } },
  })
  if (!instance) throw notFound()
  const seesNodes = may(ctx.actor, 'view_instances', instance.clusterId)
  return {
    ...toRow(ctx, instance),
    os: instance.os,
    hypervisor: instance.hypervisor,
    diskTemplate: instance.diskTemplate,
    diskSizes: instance.diskSizes,
    minMemory: instance.minMemory,
    runningMemory: instance.runningMemory,
    runningVcpus: instance.runningVcpus,
    nics: nicsSchema.parse(instance.nics),
    secondaryNodes: seesNodes ? instance.secondaryNodes : [],
    nodeGroup: seesNodes ? instance.nodeGroup : null,
    tags: instance.tags,
    services: instance.services,
    applicationId: instance.applicationId,
    createdAt: instance.createdAt,
    answeredAt: instance.cluster.state?.answeredAt ?? null,
  }
}
