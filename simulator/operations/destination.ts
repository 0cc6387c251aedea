import { OpError, prerequisite } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import { maxMemory, vcpusOf } from '../model/parameters'
import type { Cluster, Instance } from '../model/types'
import { allocate } from './allocate'
import { nodeNamed, textAt } from './input'

const mirrored = ['drbd']
const reachable = ['diskless', 'sharedfile', 'rbd', 'ext', 'blockdev', 'gluster']

export type Target = { name: string; selected: boolean }

/** Whether its disks are on more nodes than one, or on none. */
export function isMovable({ diskTemplate }: Instance): boolean {
  return mirrored.includes(diskTemplate) || reachable.includes(diskTemplate)
}

export function chooseTarget({ cluster, input }: OperationContext, instance: Instance, what: string): Target {
  if (input.target_node && input.iallocator) {
    nodeNamed(cluster, String(input.target_node))
    throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
  }
  const wanted = textAt(input.target_node)
  const node = wanted === undefined ? undefined : nodeNamed(cluster, wanted)
  if (node) input.target_node_uuid = node.uuid
  if (!isMovable(instance)) {
    throw prerequisite(`Instance's disk layout '${instance.diskTemplate}' does not allow ${what}`, 'wrong_state')
  }
  if (node?.name === instance.pnode) {
    throw prerequisite(`Cannot migrate instance ${instance.name} to its primary (${node.name})`, 'wrong_state')
  }
  const [secondary] = instance.snodes
  if (secondary !== undefined) return { name: secondary, selected: false }
  if (node?.role === 'O') {
    throw prerequisite(`Can't get data from node ${node.name}: Node is marked offline`, 'environment_error')
  }
  if (node?.role === 'D') throw prerequisite(`Can't use drained node ${node.name}`, 'wrong_state')
  if (node) return { name: node.name, selected: false }
  input.iallocator ??= 'hail'
  return { name: elsewhere(cluster, String(input.iallocator), instance), selected: true }
}

/** Another node of its group that takes the instance; undefined when none does. */
export function chosenElsewhere(cluster: Cluster, allocator: string, instance: Instance): string | undefined {
  try {
    return elsewhere(cluster, allocator, instance)
  } catch (error) {
    if (error instanceof OpError && error.word === 'insufficient_resources') return undefined
    throw error
  }
}

function elsewhere(cluster: Cluster, allocator: string, instance: Instance): string {
  const group = cluster.nodes.get(instance.pnode)?.group
  const others = new Map([...cluster.nodes].filter(([name, node]) => name !== instance.pnode && node.group === group))
  const [node] = allocate({ ...cluster, nodes: others }, allocator, {
    instance: instance.name,
    memory: maxMemory(cluster, instance),
    vcpus: vcpusOf(cluster, instance),
    disk: 0,
    diskTemplate: instance.diskTemplate,
    networks: [],
    moving: true,
    group: [...cluster.groups.values()].find((one) => one.uuid === group)?.name,
  })
  return node?.name ?? ''
}
