import { OpError } from '../jobs/op-error'
import { type Operation, type OperationContext, takes, warning } from '../jobs/operation'
import { touch } from '../model/changes'
import type { Group, Node } from '../model/types'
import { groupNamed, listAt, nodeNamed } from './input'
import { onlyDry } from './power'

/** An empty list of nodes means every node of the cluster. */
export const assignNodes: Operation = function* (context) {
  const { cluster, input, clock } = context
  const group = groupNamed(cluster, String(input.group_name))
  const named = listAt(input.nodes).map((name) => nodeNamed(cluster, String(name)))
  const nodes = named.length > 0 ? named : [...cluster.nodes.values()]
  input.nodes = nodes.map((node) => node.name)
  input.node_uuids = nodes.map((node) => node.uuid)
  yield takes(0.3)
  const split = splitBy(context, nodes, group)
  if (split.length > 0 && !input.force) {
    const message = 'The following instances get split by this change and --force was not given'
    throw new OpError('OpExecError', `${message}: ${split.join(', ')}`)
  }
  if (split.length > 0) yield warning(`This operation will split the following instances: ${split.join(', ')}`)
  if (input.dry_run) return yield* onlyDry()
  for (const node of nodes.filter((one) => one.group !== group.uuid)) {
    node.group = group.uuid
    touch(node, clock)
  }
  touch(group, clock)
  return null
}

/** Mirrored instances whose nodes would be in one group no more. */
function splitBy({ cluster }: OperationContext, nodes: Node[], group: Group): string[] {
  const groupAfter = (name: string) => {
    const node = cluster.nodes.get(name)
    return node && nodes.includes(node) ? group.uuid : node?.group
  }
  const isSplit = (groups: (string | undefined)[]) => new Set(groups).size > 1
  return [...cluster.instances.values()]
    .filter((one) => !isSplit([one.pnode, ...one.snodes].map((name) => cluster.nodes.get(name)?.group)))
    .filter((one) => isSplit([one.pnode, ...one.snodes].map(groupAfter)))
    .map((one) => one.name)
    .sort()
}
