import { exclusive } from '../jobs/locks'
import { prerequisite } from '../jobs/op-error'
import { info, keeps, type Operation, type OperationContext, type Step, say, takes } from '../jobs/operation'
import { touch } from '../model/changes'
import { maxMemory } from '../model/parameters'
import type { Instance } from '../model/types'
import { chooseTarget, type Target } from './destination'
import { instanceOf, nodeNamed } from './input'
import { nodeLocks } from './locks'
import { checkMemory, onlyDry } from './power'

export const migrate: Operation = function* (context) {
  const { cluster, input } = context
  const instance = instanceOf(context)
  const fallsBack = !instance.running && input.allow_failover === true
  if (fallsBack) yield info('Instance is marked down or offline, fallback allowed, switching to failover')
  const target = chooseTarget(context, instance, 'migrations')
  yield takes(0.8)
  yield* settle(context, instance, target)
  if (fallsBack) return yield* failOver(context, instance, target)
  if (!instance.running) {
    const why = `Instance ${instance.name} is not running`
    throw prerequisite(`Can't migrate, please use failover: ${why}`, 'wrong_state')
  }
  input.mode ??= 'live'
  const source = instance.pnode
  checkMemory(
    cluster,
    nodeNamed(cluster, target.name),
    maxMemory(cluster, instance),
    `migrating instance ${instance.name}`,
  )
  yield say(`Migrating instance ${instance.name}`)
  yield say('* checking disk consistency between source and target')
  yield say(`* preparing ${target.name} to accept the instance`)
  yield say(`* migrating instance to ${target.name}`)
  yield say('* starting memory transfer')
  yield takes(0.8)
  yield say('* memory transfer complete')
  relocate(context, instance, source, target.name)
  yield takes(0.3)
  yield say('* done')
  return null
}

export const failover: Operation = function* (context) {
  const instance = instanceOf(context)
  const target = chooseTarget(context, instance, 'failovers')
  yield takes(0.5)
  yield* settle(context, instance, target)
  return yield* failOver(context, instance, target)
}

function* failOver(context: OperationContext, instance: Instance, target: Target): Generator<Step, null, void> {
  const { cluster, input } = context
  if (!instance.running) yield info('Not checking memory on the secondary node as instance will not be started')
  else
    checkMemory(
      cluster,
      nodeNamed(cluster, target.name),
      maxMemory(cluster, instance),
      `failing over instance ${instance.name}`,
    )
  if (input.dry_run) return yield* onlyDry()
  yield say(`Failover instance ${instance.name}`)
  if (!instance.running) yield say('* not checking disk consistency as instance is not running')
  yield say('* shutting down instance on source node')
  const wasRunning = instance.running
  instance.running = null
  yield takes(0.4)
  relocate(context, instance, instance.pnode, target.name)
  instance.running = wasRunning
  return null
}

/** Once the allocator has chosen, the other nodes are free for others. */
function* settle({ cluster }: OperationContext, instance: Instance, target: Target): Generator<Step, void, void> {
  if (!target.selected) return
  const nodes = [instance.pnode, target.name].map((name) => cluster.nodes.get(name))
  yield keeps([...exclusive(`instance/${instance.name}`), ...nodeLocks(nodes)])
  yield selection(instance, target.name)
}

const selection = (instance: Instance, name: string) =>
  info(`Selected nodes for instance ${instance.name} via iallocator hail: ${name}`)

function relocate({ clock }: OperationContext, instance: Instance, source: string, target: string): void {
  instance.pnode = target
  if (instance.snodes.length > 0) instance.snodes = [source]
  touch(instance, clock)
}
