import { prerequisite } from '../jobs/op-error'
import { dryRunNotice, info, type Operation, type OperationContext, takes } from '../jobs/operation'
import { answers, freeMemory } from '../model/capacity'
import { powerOn, touch } from '../model/changes'
import { maxMemory } from '../model/parameters'
import type { Cluster, Instance, Node } from '../model/types'
import { instanceOf, nodeNamed } from './input'

export const startup: Operation = function* (context) {
  const { cluster, input, clock } = context
  const instance = instanceOf(context)
  if (instance.adminState === 'offline') {
    throw prerequisite(`Instance '${instance.name}' is marked to be offline, cannot start`, 'wrong_state')
  }
  const node = onlineNode(context, instance)
  if (!instance.running) checkMemory(cluster, node, maxMemory(cluster, instance), `starting instance ${instance.name}`)
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  if (!input.no_remember) {
    instance.adminState = 'up'
    instance.adminStateSource = 'admin'
    touch(instance, clock)
  }
  yield takes(0.6)
  if (!instance.running) powerOn(cluster, instance)
  return null
}

export const shutdown: Operation = function* (context) {
  const { input, clock } = context
  const instance = instanceOf(context)
  onlineNode(context, instance)
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  if (!input.no_remember && instance.adminState !== 'offline') {
    instance.adminState = 'down'
    touch(instance, clock)
  }
  yield takes(0.5)
  instance.running = null
  return null
}

export const reboot: Operation = function* (context) {
  const { cluster, input, clock } = context
  const instance = instanceOf(context)
  onlineNode(context, instance)
  yield takes(0.4)
  if (input.dry_run) return yield* onlyDry()
  if (!instance.running) {
    yield info(`Instance ${instance.name} was already stopped, starting now`)
    const node = nodeNamed(cluster, instance.pnode)
    checkMemory(cluster, node, maxMemory(cluster, instance), `starting instance ${instance.name}`)
  } else if (input.reboot_type !== 'soft') {
    instance.running = null
  }
  yield takes(0.6)
  if (!instance.running) powerOn(cluster, instance)
  instance.adminState = 'up'
  touch(instance, clock)
  return null
}

export function* onlyDry(): Generator<typeof dryRunNotice, null, void> {
  yield dryRunNotice
  return null
}

export function onlineNode({ cluster }: OperationContext, instance: Instance): Node {
  const node = nodeNamed(cluster, instance.pnode)
  if (node.role === 'O') throw prerequisite(`Can't use offline node ${node.name}`, 'wrong_state')
  if (!answers(node)) throw prerequisite(`Error while connecting to node ${node.name}`, 'environment_error')
  return node
}

export function checkMemory(cluster: Cluster, node: Node, needed: number, reason: string): void {
  const available = freeMemory(cluster, node)
  if (needed <= available) return
  const amounts = `needed ${needed} MiB, available ${available} MiB`
  throw prerequisite(`Not enough memory on node ${node.name} for ${reason}: ${amounts}`, 'insufficient_resources')
}
