import { prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, say, takes } from '../jobs/operation'
import { touch } from '../model/changes'
import { maxMemory, vcpusOf } from '../model/parameters'
import type { Instance } from '../model/types'
import { allocate } from './allocate'
import { instanceOf, nodeNamed, textAt } from './input'
import { checkMemory, onlyDry } from './power'

const mirrored = ['drbd']
const shared = ['diskless', 'sharedfile', 'rbd', 'ext', 'blockdev', 'gluster']

export const migrate: Operation = function* (context) {
  const { cluster, input } = context
  const instance = instanceOf(context)
  const target = chooseTarget(context, instance, 'migrations')
  yield takes(0.8)
  if (target.selected) yield selection(instance, target.name)
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
  const { cluster, input } = context
  const instance = instanceOf(context)
  const target = chooseTarget(context, instance, 'failovers')
  yield takes(0.5)
  if (target.selected) yield selection(instance, target.name)
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
  const wasRunning = instance.running
  instance.running = null
  yield takes(0.4)
  relocate(context, instance, instance.pnode, target.name)
  instance.running = wasRunning
  return null
}

type Target = { name: string; selected: boolean }

function chooseTarget({ cluster, input }: OperationContext, instance: Instance, what: string): Target {
  if (input.target_node && input.iallocator) {
    nodeNamed(cluster, String(input.target_node))
    throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
  }
  const wanted = textAt(input.target_node)
  const node = wanted === undefined ? undefined : nodeNamed(cluster, wanted)
  if (node) input.target_node_uuid = node.uuid
  if (!mirrored.includes(instance.diskTemplate) && !shared.includes(instance.diskTemplate)) {
    throw prerequisite(`Instance's disk layout '${instance.diskTemplate}' does not allow ${what}`, 'wrong_state')
  }
  if (node?.name === instance.pnode) {
    throw prerequisite(`Cannot migrate instance ${instance.name} to its primary (${node.name})`, 'wrong_state')
  }
  const [secondary] = instance.snodes
  if (secondary !== undefined) return { name: secondary, selected: false }
  if (node) return { name: node.name, selected: false }
  input.iallocator ??= 'hail'
  return { name: chosenElsewhere({ cluster, input }, instance), selected: true }
}

function chosenElsewhere({ cluster, input }: Pick<OperationContext, 'cluster' | 'input'>, instance: Instance): string {
  const group = cluster.nodes.get(instance.pnode)?.group
  const others = new Map([...cluster.nodes].filter(([name, node]) => name !== instance.pnode && node.group === group))
  const [node] = allocate({ ...cluster, nodes: others }, String(input.iallocator), {
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

const selection = (instance: Instance, name: string) =>
  info(`Selected nodes for instance ${instance.name} via iallocator hail: ${name}`)

function relocate({ clock }: OperationContext, instance: Instance, source: string, target: string): void {
  instance.pnode = target
  if (instance.snodes.length > 0) instance.snodes = [source]
  touch(instance, clock)
}
