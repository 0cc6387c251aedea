import { prerequisite } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import { isObject, type JsonObject } from '../json'
import { expandMemory } from '../model/parameters'
import { listAt, nodeNamed, objectAt, textAt } from './input'
import { checkName } from './name'
import { type NicRequest, readNic } from './nics'
import { checkBeparams, checkHvparams, withNumbers } from './parameters'
import { checkTags } from './tags'

export type CreateRequest = {
  name: string
  os: string
  hypervisor: string
  diskTemplate: string
  disks: { size: number; name: string | null }[]
  nics: NicRequest[]
  beparams: JsonObject
  hvparams: JsonObject
  osparams: JsonObject
  tags: string[]
  start: boolean
  noInstall: boolean
  waitForSync: boolean
}

export function readCreate({ cluster, input }: OperationContext): CreateRequest {
  const diskTemplate = String(input.disk_template)
  return {
    name: String(input.instance_name),
    os: textAt(input.os_type) ?? '',
    hypervisor: textAt(input.hypervisor) ?? cluster.hypervisors[0] ?? 'fake',
    diskTemplate,
    disks: [],
    nics: [],
    beparams: objectAt(input.beparams),
    hvparams: objectAt(input.hvparams),
    osparams: objectAt(input.osparams),
    tags: [],
    start: input.start === true && input.no_install !== true,
    noInstall: input.no_install === true,
    waitForSync: input.wait_for_sync === true,
  }
}

/** Refuses what cannot be, in the order in which Ganeti looks, and completes the request. */
export function checkRequest({ cluster, input }: OperationContext, request: CreateRequest): void {
  if (input.name_check) checkName(request.name)
  if (cluster.instances.has(request.name)) {
    throw prerequisite(`Instance '${request.name}' is already in the cluster`, 'already_exists')
  }
  if (!cluster.diskTemplates.includes(request.diskTemplate)) {
    const enabled = `Enabled disk templates are: ${cluster.diskTemplates.join(',')}`
    throw prerequisite(`Disk template '${request.diskTemplate}' is not enabled in cluster. ${enabled}`)
  }
  const pnode = textAt(input.pnode)
  if (pnode !== undefined) nodeNamed(cluster, pnode)
  if (pnode !== undefined && input.iallocator) {
    throw prerequisite('Do not specify both, iallocator and node', 'wrong_input')
  }
  if (pnode === undefined) input.iallocator ??= 'hail'
  input.hypervisor = request.hypervisor
  request.tags = checkTags(listAt(input.tags))
  if (!cluster.hypervisors.includes(request.hypervisor)) {
    const enabled = cluster.hypervisors.join(',')
    throw prerequisite(
      `Selected hypervisor (${request.hypervisor}) not enabled in the cluster (${enabled})`,
      'wrong_state',
    )
  }
  checkHvparams(cluster, request.hypervisor, request.hvparams)
  checkBeparams(request.beparams)
  request.beparams = expandMemory(withNumbers(request.beparams))
  input.beparams = request.beparams
  request.nics = listAt(input.nics).map((nic) => readNic(cluster, objectAt(nic)))
  const disks = request.diskTemplate === 'diskless' ? [] : listAt(input.disks)
  request.disks = disks.map((disk) => {
    const size = isObject(disk) ? disk.size : undefined
    if (size === undefined || size === null) throw prerequisite('Missing disk size', 'wrong_input')
    return { size: Number(size), name: (isObject(disk) && textAt(disk.name)) || null }
  })
}
