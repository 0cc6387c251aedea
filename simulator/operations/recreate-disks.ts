import { OpError, prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, type Step, takes, warning } from '../jobs/operation'
import type { JsonObject } from '../json'
import { touch } from '../model/changes'
import type { Instance } from '../model/types'
import { devicePath } from './disks'
import { instanceOf, listAt, nodeNamed, objectAt } from './input'

/** Here, as on a healthy cluster, the disks are still there, so that none can be made anew. */
export const recreateDisks: Operation = function* (context) {
  const { input, clock } = context
  if (input.iallocator && listAt(input.nodes).length > 0) {
    throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
  }
  const instance = instanceOf(context)
  const node = readNodes(context, instance)
  if (instance.disks.length === 0) throw prerequisite(`Instance '${instance.name}' has no disks`, 'wrong_input')
  if (instance.adminState === 'up') {
    throw prerequisite(`Instance '${instance.name}' is marked to be up, cannot recreate disks`, 'wrong_state')
  }
  const changes = readChanges(input, instance)
  yield takes(0.4)
  if (input.iallocator) yield info(`Selected nodes for instance ${instance.name} via iallocator hail: ${node}`)
  yield* warnOfLeftovers(context)
  for (const [index, { size }] of changes) {
    const disk = instance.disks[index]
    if (disk && size !== undefined) disk.sizeMiB = Number(size)
  }
  touch(instance, clock)
  const [first = 0] = changes.keys()
  throw thereAlready(instance, first, node)
}

function readNodes({ cluster, input }: OperationContext, instance: Instance): string {
  const nodes = listAt(input.nodes).map((name) => nodeNamed(cluster, String(name)))
  const current = 1 + instance.snodes.length
  if (nodes.length > 0 && nodes.length !== current) {
    const counts = `currently has ${current} nodes, but ${nodes.length} replacement nodes were specified`
    throw prerequisite(`Instance ${instance.name} ${counts}`, 'wrong_input')
  }
  if (nodes.length > 0) input.node_uuids = nodes.map((node) => node.uuid)
  return nodes[0]?.name ?? instance.pnode
}

/** Numbers of disks, or pairs of a number and what is to be different; all of them when none is named. */
function readChanges(input: JsonObject, instance: Instance): Map<number, JsonObject> {
  const wanted = listAt(input.disks).map((one): [number, JsonObject] =>
    Array.isArray(one) ? [Number(one[0]), objectAt(one[1])] : [Number(one), {}],
  )
  input.disks = wanted
  const changes = new Map(wanted.length > 0 ? wanted : instance.disks.map((_, index) => [index, {}]))
  const highest = Math.max(...changes.keys())
  if (highest >= instance.disks.length) throw prerequisite(`Invalid disk index '${highest}'`, 'wrong_input')
  return changes
}

function* warnOfLeftovers({ input }: OperationContext): Generator<Step, void, void> {
  if (!input.iallocator && listAt(input.nodes).length === 0) return
  const what = "Changing the instance's nodes, you will have to remove any disks left on the older nodes manually"
  yield warning(what)
}

function thereAlready(instance: Instance, index: number, node: string): OpError {
  const disk = instance.disks[index]
  const path = devicePath(instance.name, disk ?? { uuid: '' }, index)
  const shown = `logical_id=('loop', '${path}'), children=[], visible as /dev/disk/${index}, size=${disk?.sizeMiB}m`
  const device = `<Disk(type=${instance.diskTemplate}, ${shown})> on node ${node} for instance ${instance.name}`
  const why = `${path}: can't create: [Errno 17] File exists: '${path}'`
  return new OpError('OpExecError', `Can't create block device ${device}: Can't create block device: ${why}`)
}
