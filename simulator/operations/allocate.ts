import { OpError, prerequisite } from '../jobs/op-error'
import { answers, freeDisk, unpromisedMemory } from '../model/capacity'
import { vcpuRatio } from '../model/policy'
import type { Cluster, Group, Node } from '../model/types'

export type Demand = {
  instance: string
  memory: number
  vcpus: number
  disk: number
  diskTemplate: string
  /** UUIDs of the networks of its NICs. */
  networks: string[]
  group: string | undefined
  /** It is there already, and only moves. */
  moving?: boolean
}

/** Chooses the primary and, for mirrored disks, the secondary node; refuses as `hail` does. */
export function allocate(cluster: Cluster, allocator: string, demand: Demand): Node[] {
  if (allocator !== 'hail') {
    const why = `iallocator module '${allocator}' not found in the search path`
    throw new OpError('OpExecError', `Failure while running the iallocator script: ${why}`)
  }
  const groups = [...cluster.groups.values()].filter(
    (group) => demand.group === undefined || group.name === demand.group,
  )
  if (groups.length === 0) throw refusal(`Wrong number of elems found with name ${demand.group}`)
  const connected = groups.filter((group) => isConnected(cluster, group, demand.networks))
  if (connected.length === 0) {
    const each = groups.map(
      (group) => `group ${group.name} is not connected to a network required by instance ${demand.instance}`,
    )
    throw refusal(each.join(', '))
  }
  const found = connected.map((group) => ({ group, ...candidates(cluster, group, demand) }))
  for (const policy of ['preferred', 'last_resort']) {
    const places = found.filter(({ group, nodes }) => group.allocPolicy === policy && nodes.length > 0)
    const [best] = places.sort((a, b) => roomIn(cluster, b.nodes[0]) - roomIn(cluster, a.nodes[0]))
    if (best) return best.nodes
  }
  const reasons = found.map(({ group, nodes, failures }) => {
    const only = `score: ([0],0), successes ${nodes.length}, failures 0 () for node(s) ${nodes[0]?.name}`
    const why = nodes.length > 0 ? only : `No valid allocation solutions, ${failures}`
    return `Group ${group.name} (${group.allocPolicy}): ${why}`
  })
  throw refusal(reasons.join(', '))
}

function refusal(why: string): OpError {
  const message = `Can't compute nodes using iallocator 'hail': Request failed: ${why}`
  return prerequisite(message, 'insufficient_resources')
}

function isConnected(cluster: Cluster, group: Group, uuids: string[]): boolean {
  return uuids.every((uuid) =>
    [...cluster.networks.values()].some(
      (network) => network.uuid === uuid && network.connections.some((one) => one.group === group.name),
    ),
  )
}

function candidates(cluster: Cluster, group: Group, demand: Demand): { nodes: Node[]; failures: string } {
  const usable = [...cluster.nodes.values()].filter(
    (node) => node.group === group.uuid && answers(node) && node.role !== 'D' && node.vmCapable !== false,
  )
  const counts = new Map<string, number>()
  const fitting = usable.filter((node) => {
    const why = usable.length === 1 && !demand.moving ? 'FailN1' : shortage(cluster, node, demand)
    if (why) counts.set(why, (counts.get(why) ?? 0) + 1)
    return why === null
  })
  const ranked = fitting.sort((a, b) => unpromisedMemory(cluster, b) - unpromisedMemory(cluster, a))
  const wanted = demand.diskTemplate === 'drbd' ? 2 : 1
  const failures = [...counts].map(([why, count]) => `${why}: ${count}`).join(', ')
  return { nodes: ranked.length < wanted ? [] : ranked.slice(0, wanted), failures: `failure reasons: ${failures}` }
}

function shortage(cluster: Cluster, node: Node, demand: Demand): string | null {
  if (demand.memory > unpromisedMemory(cluster, node)) return 'FailMem'
  const onNode = ['plain', 'drbd'].includes(demand.diskTemplate)
  if (onNode && demand.disk > freeDisk(cluster, node)) return 'FailDisk'
  return demand.vcpus > node.cpus * vcpuRatio ? 'FailCPU' : null
}

const roomIn = (cluster: Cluster, node: Node | undefined) => (node ? unpromisedMemory(cluster, node) : 0)
