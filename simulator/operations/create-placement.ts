import { prerequisite } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import { freeDisk } from '../model/capacity'
import { policyComplaints } from '../model/policy'
import type { Node } from '../model/types'
import { allocate } from './allocate'
import type { CreateRequest } from './create-request'
import { nodeNamed, textAt } from './input'

/** The nodes of a new instance, primary first: those that were named, or the allocator's choice. */
export function placeInstance({ cluster, input }: OperationContext, request: CreateRequest): Node[] {
  const beparams = { ...cluster.beparams, ...request.beparams }
  const disks = request.disks.map((disk) => disk.size)
  const wanted = { memory: Number(beparams.maxmem), vcpus: Number(beparams.vcpus), disks, nics: request.nics.length }
  const needed = disks.reduce((sum, size) => sum + size, 0)
  const pnode = textAt(input.pnode)
  if (pnode === undefined) {
    return allocate(cluster, String(input.iallocator), {
      instance: request.name,
      memory: wanted.memory,
      vcpus: wanted.vcpus,
      disk: needed,
      diskTemplate: request.diskTemplate,
      networks: request.nics.flatMap((nic) => nic.network?.uuid ?? []),
      group: textAt(input.group_name),
    })
  }
  const snode = textAt(input.snode)
  const nodes = [pnode, ...(snode === undefined ? [] : [snode])].map((name) => nodeNamed(cluster, name))
  const group = [...cluster.groups.values()].find((one) => one.uuid === nodes[0]?.group)
  const complaints = input.ignore_ipolicy ? [] : policyComplaints(wanted)
  if (complaints.length > 0) {
    const where = `Instance allocation to group ${group?.uuid} (${group?.name})`
    throw prerequisite(`${where} violates policy: ${complaints.join(', ')}`, 'wrong_input')
  }
  for (const node of nodes) checkNode(node)
  if (request.diskTemplate === 'drbd' && nodes.length < 2) {
    throw prerequisite('The networked disk templates need a mirror node', 'wrong_input')
  }
  for (const node of ['plain', 'drbd'].includes(request.diskTemplate) ? nodes : []) {
    const free = freeDisk(cluster, node)
    if (needed <= free) continue
    const amounts = `required ${needed} MiB, available ${free} MiB`
    throw prerequisite(
      `Not enough disk space on target node ${node.name} vg xenvg: ${amounts}`,
      'insufficient_resources',
    )
  }
  return nodes
}

function checkNode(node: Node): void {
  if (node.role === 'O') throw prerequisite(`Cannot use offline primary node '${node.name}'`, 'wrong_state')
  if (node.role === 'D') throw prerequisite(`Cannot use drained primary node '${node.name}'`, 'wrong_state')
}
