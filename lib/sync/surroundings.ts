import { isDeepStrictEqual } from 'node:util'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import type { Mirror } from './mirror'

/** Node groups, nodes and networks, replaced as a whole where anything differs. */
export async function syncSurroundings({ cluster, rapi }: Mirror): Promise<void> {
  const clusterId = cluster.id
  const [groups, nodes, networks] = await Promise.all([rapi.groups.list(), rapi.nodes.list(), rapi.networks.list()])
  const groupRows = groups.map(({ name, uuid, allocPolicy, nodes: members, tags }) => ({
    clusterId,
    name,
    uuid,
    allocPolicy: allocPolicy ?? 'preferred',
    nodes: members.toSorted(),
    tags: tags.toSorted(),
  }))
  const nodeRows = nodes.map((node) => ({
    clusterId,
    name: node.name,
    uuid: node.uuid ?? null,
    role: node.role,
    group: node.group ?? '',
    offline: node.offline,
    drained: node.drained,
    vmCapable: node.vmCapable,
    primaryIp: node.primaryIp ?? null,
    memoryTotal: node.memoryTotal,
    memoryFree: node.memoryFree,
    diskTotal: node.diskTotal,
    diskFree: node.diskFree,
    cpus: node.cpuTotal,
    cpuSockets: node.cpuSockets,
    primaryCount: node.primaryInstances,
    secondaryCount: node.secondaryInstances,
    tags: node.tags.toSorted(),
  }))
  const networkRows = networks.map((network) => ({
    clusterId,
    name: network.name,
    uuid: network.uuid,
    subnet: network.network ?? null,
    gateway: network.gateway ?? null,
    subnet6: network.network6 ?? null,
    gateway6: network.gateway6 ?? null,
    freeCount: network.freeCount,
    reservedCount: network.reservedCount,
    map: network.map ?? null,
    connections: network.connections as Prisma.InputJsonArray,
    tags: network.tags.toSorted(),
  }))
  await db.$transaction(async (tx) => {
    const where = { clusterId }
    const before = [
      await tx.nodeGroup.findMany({ where, orderBy: { name: 'asc' } }),
      await tx.node.findMany({ where, orderBy: { name: 'asc' } }),
      await tx.ganetiNetwork.findMany({ where, orderBy: { name: 'asc' } }),
    ]
    const changed = [groupRows, nodeRows, networkRows].map((rows, index) => !same(rows, before[index] ?? []))
    if (changed[0]) await tx.nodeGroup.deleteMany({ where }).then(() => tx.nodeGroup.createMany({ data: groupRows }))
    if (changed[1]) {
      await tx.node.deleteMany({ where }).then(() => tx.node.createMany({ data: nodeRows }))
      await tx.$executeRaw`
        UPDATE "Instance" i SET "nodeGroup" = n."group" FROM "Node" n
        WHERE i."clusterId" = ${clusterId} AND n."clusterId" = ${clusterId} AND n.name = i."primaryNode"
          AND i."nodeGroup" IS DISTINCT FROM n."group"`
    }
    if (changed[2])
      await tx.ganetiNetwork.deleteMany({ where }).then(() => tx.ganetiNetwork.createMany({ data: networkRows }))
    if (!changed.includes(true)) return
    const measured = [groupRows, nodeRows, networkRows].every((rows, index) =>
      same(rows.map(lasting), (before[index] ?? []).map(lasting)),
    )
    await publish(tx, { kind: measured ? 'figures' : 'cluster', clusterId })
  })
}

/** What a cluster measures, which is another at each look. */
const FIGURES = new Set<string>([
  ...['memoryTotal', 'memoryFree', 'diskTotal', 'diskFree', 'primaryCount', 'secondaryCount'],
  ...['freeCount', 'reservedCount', 'map'],
])

type Named = { name: string }

const lasting = (row: Named): Named => ({
  ...Object.fromEntries(Object.entries(row).filter(([column]) => !FIGURES.has(column))),
  name: row.name,
})

/** As JSON has them, but for the order of an object's keys, which PostgreSQL does not keep. */
function same(rows: readonly Named[], before: readonly Named[]): boolean {
  const plain = (list: readonly Named[]): unknown =>
    JSON.parse(JSON.stringify(list.toSorted((a, b) => (a.name < b.name ? -1 : 1))))
  return isDeepStrictEqual(plain(rows), plain(before))
}
