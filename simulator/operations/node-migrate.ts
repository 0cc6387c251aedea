import { type Operation, takes } from '../jobs/operation'
import { definedOnly } from '../json'
import { nodeOf } from './input'
import { validated } from './spec'
import { specs } from './specs'

const handedOn = ['mode', 'live', 'iallocator', 'target_node', 'allow_runtime_changes', 'ignore_ipolicy']

/** A job for each instance that has its primary there, those that cannot move included. */
export const nodeMigrate: Operation = function* (context) {
  const { cluster, input } = context
  const node = nodeOf(context)
  yield takes(0.4)
  const given = definedOnly(Object.fromEntries(handedOn.map((name) => [name, input[name]])))
  const instances = [...cluster.instances.values()].filter((instance) => instance.pnode === node.name)
  return context.submitJobs(
    instances.map((instance) => [validated(specs.migrate, { instance_name: instance.name, ...given })]),
  )
}
