import { OpError, prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, takes, warning } from '../jobs/operation'
import type { JsonObject } from '../json'
import type { Instance, Node } from '../model/types'
import { chosenElsewhere, isMovable } from './destination'
import { nodeNamed, nodeOf, textAt } from './input'
import { onlyDry } from './power'
import { chosenSecondary } from './replace-disks'
import { validated } from './spec'
import { specs } from './specs'

const noAllAtOnce =
  'Due to an issue with the iallocator interface it is not possible to evacuate all instances at once; ' +
  'specify explicitly whether to evacuate primary or secondary instances'

/** Works out where each instance goes and leaves the moves to jobs of their own. */
export const nodeEvacuate: Operation = function* (context) {
  const { cluster, input } = context
  if (input.remote_node && input.iallocator) {
    throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
  }
  if (!input.remote_node) input.iallocator ??= 'hail'
  const node = nodeOf(context)
  checkDestination(context, node)
  if (input.mode === 'all') throw prerequisite(noAllAtOnce, 'wrong_input')
  const isPrimary = input.mode === 'primary-only'
  const instances = [...cluster.instances.values()].filter((one) =>
    isPrimary ? one.pnode === node.name : one.snodes.includes(node.name),
  )
  yield takes(0.5)
  const names = instances.map((one) => one.name).sort()
  yield info(
    names.length === 0
      ? `No instances to evacuate from node '${node.name}'`
      : `Evacuating instances from node '${node.name}': ${names.join(', ')}`,
  )
  checkNotPrimary(input, instances)
  if (input.dry_run) return yield* onlyDry()
  const moves = new Map(instances.map((one) => [one, moveOf(context, one, isPrimary)]))
  const stuck = [...moves].flatMap(([one, move]) => (typeof move === 'string' ? [`${one.name} (${move})`] : []))
  if (stuck.length > 0) {
    const message = `Unable to evacuate instances ${stuck.join(', ')}`
    yield warning(message)
    throw new OpError('OpExecError', message)
  }
  const all = [...moves].flatMap(([one, move]) => (typeof move === 'string' ? [] : [{ one, ...move }]))
  if (input.iallocator && all.length > 0) {
    const each = all.map(({ one, to }) => `${one.name} (to ${to})`)
    yield info(`Instances to be moved: ${each.join(', ')}`)
  }
  yield takes(0.5)
  return context.submitJobs(all.map(({ op }) => [op]))
}

type Move = { to: string; op: JsonObject }

/** The opcode that takes an instance away, or why there is none. */
function moveOf(context: OperationContext, instance: Instance, isPrimary: boolean): Move | string {
  const { cluster, input } = context
  const name = { instance_name: instance.name }
  if (!isPrimary) {
    const to = textAt(input.remote_node) ?? chosenSecondary(context, instance)?.name
    if (to === undefined) return "Can't find any good node: "
    const rest = { mode: 'replace_new_secondary', disks: [], early_release: input.early_release ?? false }
    return { to, op: validated(specs.replaceDisks, { ...name, ...rest, remote_node: to }) }
  }
  if (!isMovable(instance)) return `Instances of type ${instance.diskTemplate} cannot be relocated`
  const free = { allow_failover: true, allow_runtime_changes: false, ignore_hvversions: true }
  const [secondary] = instance.snodes
  if (secondary !== undefined) return { to: secondary, op: validated(specs.migrate, { ...name, ...free }) }
  const to = chosenElsewhere(cluster, String(input.iallocator), instance)
  if (to === undefined) return "Can't find any good node: "
  return { to, op: validated(specs.migrate, { ...name, ...free, target_node: to }) }
}

function checkDestination({ cluster, input }: OperationContext, node: Node): void {
  const name = textAt(input.remote_node)
  if (name === undefined) return
  const remote = nodeNamed(cluster, name)
  input.remote_node = remote.name
  input.remote_node_uuid = remote.uuid
  if (remote === node) throw prerequisite('Can not use evacuated node as a new secondary node', 'wrong_input')
  if (input.mode !== 'secondary-only') {
    const message = 'Without the use of an iallocator only secondary instances can be evacuated'
    throw prerequisite(message, 'wrong_input')
  }
}

function checkNotPrimary(input: JsonObject, instances: Instance[]): void {
  const there = instances.find((one) => one.pnode === input.remote_node)
  if (!there) return
  const message = `is the primary node of instance ${there.name}, cannot use it as secondary`
  throw prerequisite(`Node ${String(input.remote_node)} ${message}`, 'wrong_input')
}
