import { OpError, prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, say, takes } from '../jobs/operation'
import { answers, freeDisk } from '../model/capacity'
import { touch } from '../model/changes'
import { diskUsage } from '../model/disk-usage'
import type { Instance, Node } from '../model/types'
import { instanceOf, listAt, nodeNamed, textAt } from './input'

/** Only of mirrored disks: makes them anew on one side, or moves the other side to another node. */
export const replaceDisks: Operation = function* (context) {
  const { cluster, input, clock } = context
  checkArguments(context)
  const instance = instanceOf(context)
  const named = textAt(input.remote_node)
  const remote = named === undefined ? undefined : nodeNamed(cluster, named)
  if (remote) input.remote_node_uuid = remote.uuid
  yield takes(0.4)
  const [secondary] = instance.snodes
  if (secondary === undefined) {
    const what = 'The instance has a strange layout, expected one secondary but found 0'
    throw prerequisite(what, 'internal_error')
  }
  const chosen = remote ?? (input.iallocator ? chosenSecondary(context, instance) : undefined)
  if (input.iallocator && !chosen) {
    const why = 'Request failed: No valid allocation solutions'
    throw prerequisite(`Can't compute nodes using iallocator 'hail': ${why}`, 'insufficient_resources')
  }
  if (input.iallocator) yield info(`Selected new secondary for instance '${instance.name}': ${chosen?.name}`)
  if (chosen) checkNew(chosen, instance)
  if (input.mode === 'replace_auto') {
    yield say(`No disks need replacement for instance '${instance.name}'`)
    return null
  }
  yield say(`Replacing disk(s) ${indices(context, instance)} for instance '${instance.name}'`)
  yield say(`Current primary node: ${instance.pnode}`)
  yield say(`Current secondary node: ${secondary}`)
  yield takes(2)
  if (chosen) instance.snodes = [chosen.name]
  touch(instance, clock)
  yield takes(1)
  return null
}

/** The node of the same group with most room that is not one of the instance's own. */
export function chosenSecondary({ cluster, input }: OperationContext, instance: Instance): Node | undefined {
  if (input.iallocator !== 'hail') {
    const why = `iallocator module '${String(input.iallocator)}' not found in the search path`
    throw new OpError('OpExecError', `Failure while running the iallocator script: ${why}`)
  }
  const group = cluster.nodes.get(instance.pnode)?.group
  const needed = diskUsage(instance)
  return [...cluster.nodes.values()]
    .filter((node) => node.group === group && answers(node) && node.role !== 'D' && node.vmCapable !== false)
    .filter((node) => node.name !== instance.pnode && !instance.snodes.includes(node.name))
    .filter((node) => freeDisk(cluster, node) >= needed)
    .sort((a, b) => freeDisk(cluster, b) - freeDisk(cluster, a))[0]
}

function checkArguments({ input }: OperationContext): void {
  const given = [input.remote_node, input.iallocator].filter((one) => one !== undefined)
  if (input.mode !== 'replace_new_secondary' && given.length > 0) {
    const message = 'The iallocator and new node options can only be used when changing the secondary node'
    throw prerequisite(message, 'wrong_input')
  }
  if (input.mode === 'replace_new_secondary' && given.length === 0) {
    const message = 'When changing the secondary either an iallocator script must be used or the new node given'
    throw prerequisite(message, 'wrong_input')
  }
  if (given.length > 1) throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
}

function checkNew(node: Node, instance: Instance): void {
  if (node.name === instance.pnode) {
    throw prerequisite('The specified node is the primary node of the instance', 'wrong_input')
  }
  if (instance.snodes.includes(node.name)) {
    throw prerequisite('The specified node is already the secondary node of the instance', 'wrong_input')
  }
  if (node.role === 'D') throw prerequisite(`Can't use drained node ${node.name}`, 'wrong_state')
  if (node.role === 'O') throw prerequisite(`Can't use offline node ${node.name}`, 'wrong_state')
}

function indices({ input }: OperationContext, instance: Instance): string {
  const some = listAt(input.disks)
  return (some.length > 0 ? some : instance.disks.map((_, index) => index)).join(', ')
}
