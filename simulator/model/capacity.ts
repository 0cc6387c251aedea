import { diskUsage } from './disk-usage'
import { maxMemory } from './parameters'
import type { Cluster, Instance, Node } from './types'

/** Templates whose disks come out of the space that a node reports. */
const onNode = ['plain', 'drbd', 'file']

function diskOnNode(instance: Instance): number {
  if (!onNode.includes(instance.diskTemplate)) return 0
  return diskUsage(instance)
}

/** What a node holds, worked out once for a whole answer. */
export type Usage = { memory: number; disk: number; primaries: string[]; secondaries: string[]; vcpus: number }

export function usageByNode(cluster: Cluster): Map<string, Usage> {
  const usage = new Map<string, Usage>()
  for (const name of cluster.nodes.keys()) {
    usage.set(name, { memory: 0, disk: 0, primaries: [], secondaries: [], vcpus: 0 })
  }
  for (const instance of cluster.instances.values()) {
    const primary = usage.get(instance.pnode)
    if (primary) {
      primary.primaries.push(instance.name)
      primary.memory += instance.running?.memoryMiB ?? 0
      primary.vcpus += instance.running?.vcpus ?? 0
      primary.disk += diskOnNode(instance)
    }
    for (const name of instance.snodes) {
      const secondary = usage.get(name)
      secondary?.secondaries.push(instance.name)
      if (secondary) secondary.disk += diskOnNode(instance)
    }
  }
  return usage
}

export function answers(node: Node | undefined): boolean {
  return node !== undefined && node.role !== 'O' && !node.dead
}

const promised = new WeakMap<Node, number>()

/** Holds memory for an instance in the making; give what it answers a call when that is over. */
export function promiseMemory(node: Node, mebibytes: number): () => void {
  promised.set(node, (promised.get(node) ?? 0) + mebibytes)
  return () => promised.set(node, (promised.get(node) ?? 0) - mebibytes)
}

const ownMemory = (node: Node) => node.ownMemoryMiB + (promised.get(node) ?? 0)

export function freeMemory(cluster: Cluster, node: Node): number {
  return node.memoryMiB - ownMemory(node) - (usageByNode(cluster).get(node.name)?.memory ?? 0)
}

export function freeDisk(cluster: Cluster, node: Node): number {
  return Math.max(0, node.diskMiB - node.usedDiskMiB - (usageByNode(cluster).get(node.name)?.disk ?? 0))
}

/** Memory that stays free when every instance of the node runs, as the allocator reckons. */
export function unpromisedMemory(cluster: Cluster, node: Node): number {
  let running = 0
  for (const instance of cluster.instances.values()) {
    if (instance.pnode === node.name && instance.adminState === 'up') running += maxMemory(cluster, instance)
  }
  return node.memoryMiB - ownMemory(node) - running
}
