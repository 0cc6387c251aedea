import { exclusive } from '../jobs/locks'
import {
  dryRunNotice,
  info,
  keeps,
  type Operation,
  type OperationContext,
  type Step,
  say,
  takes,
} from '../jobs/operation'
import { promiseMemory } from '../model/capacity'
import { powerOn, touch } from '../model/changes'
import { hasConsolePort, nextPort } from '../model/ports'
import type { Instance, Nic, Node } from '../model/types'
import { makeNics } from './create-nics'
import { placeInstance } from './create-placement'
import { type CreateRequest, checkRequest, readCreate } from './create-request'
import { nodeLocks } from './locks'
import { checkBridge } from './nics'
import { checkOs } from './os'
import { checkMemory } from './power'
import { readableSize } from './size'

export const create: Operation = function* (context) {
  const request = readCreate(context)
  checkRequest(context, request)
  yield takes(0.3)
  const promises: (() => void)[] = []
  try {
    return yield* place(context, request, promises)
  } finally {
    for (const release of promises) release()
  }
}

function* place(
  context: OperationContext,
  request: CreateRequest,
  promises: (() => void)[],
): Generator<Step, string[], void> {
  const { cluster, input } = context
  if (request.noInstall && request.start) yield info('No-installation mode selected, disabling startup')
  const nodes = placeInstance(context, request)
  const [pnode] = nodes
  if (!pnode) throw new Error('placed on no node')
  if (request.start) {
    const memory = Number({ ...cluster.beparams, ...request.beparams }.maxmem)
    checkMemory(cluster, pnode, memory, `creating instance ${request.name}`)
    promises.push(promiseMemory(pnode, memory))
  }
  if (!input.pnode) {
    yield keeps([...exclusive(`instance/${request.name}`), ...nodeLocks(nodes)])
    const names = nodes.map((node) => node.name).join(', ')
    yield info(`Selected nodes for instance ${request.name} via iallocator hail: ${names}`)
  }
  input.pnode = pnode.name
  input.pnode_uuid = pnode.uuid
  checkOs(cluster, request.os, pnode.name)
  const nics = yield* makeNics(context, request, pnode, promises)
  for (const nic of nics) checkBridge(cluster, nic, `destination node '${pnode.name}'`)
  const instance = newInstance(context, request, nodes, nics)
  if (input.dry_run) {
    yield dryRunNotice
    return nodes.map((node) => node.uuid)
  }
  yield* install(context, request, instance)
  return nodes.map((node) => node.name)
}

function newInstance({ cluster, clock, random }: OperationContext, request: CreateRequest, nodes: Node[], nics: Nic[]) {
  const now = clock()
  const [pnode, ...others] = nodes.map((node) => node.name)
  const instance: Instance = {
    name: request.name,
    uuid: random.uuid(),
    ctime: now,
    mtime: now,
    serialNo: 1,
    tags: [...new Set(request.tags)],
    os: request.os,
    hypervisor: request.hypervisor,
    diskTemplate: request.diskTemplate,
    disks: request.disks.map((disk) => ({ uuid: random.uuid(), name: disk.name, sizeMiB: disk.size })),
    nics,
    beparams: request.beparams,
    hvparams: request.hvparams,
    osparams: request.osparams,
    pnode: pnode ?? '',
    snodes: others,
    adminState: 'down',
    adminStateSource: 'admin',
    running: null,
    networkPort: hasConsolePort(cluster, request.hypervisor) ? nextPort(cluster) : null,
  }
  return instance
}

function* install(context: OperationContext, request: CreateRequest, instance: Instance): Generator<Step, void, void> {
  const { cluster, clock } = context
  for (const [index, disk] of instance.disks.entries()) yield say(`* disk ${index}, size ${readableSize(disk.sizeMiB)}`)
  yield say('* creating instance disks...')
  yield takes(0.3)
  yield say(`adding instance ${instance.name} to cluster config`)
  cluster.instances.set(instance.name, instance)
  yield takes(0.3)
  yield say('adding disks to cluster config')
  instance.mtime = clock()
  instance.serialNo = 2
  if (instance.disks.length > 0 && request.waitForSync) {
    yield info(`Waiting for instance ${instance.name} to sync disks`)
    yield takes(0.2)
    yield info(`Instance ${instance.name}'s disks are in sync`)
  }
  if (instance.disks.length > 0 && !request.noInstall) {
    yield say('* running the instance OS create scripts...')
    yield takes(0.8)
  }
  if (!request.start || request.noInstall) return
  yield say('* starting instance...')
  instance.adminState = 'up'
  touch(instance, clock)
  yield takes(0.4)
  powerOn(cluster, instance)
}
