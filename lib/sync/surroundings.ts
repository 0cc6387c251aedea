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
    if (changed.includes(true)) await publish(tx, { kind: 'cluster', clusterId })
  })
}

function same(rows: readonly { name: string }[], before: readonly { name: string }[]): boolean {
  const text = (list: readonly { name: string }[]) =>
    JSON.stringify(list.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((row) => Object.entries(row).toSorted()))
  return text(rows) === text(before)
}
