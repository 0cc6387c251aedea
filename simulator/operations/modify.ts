import { prerequisite } from '../jobs/op-error'
import { type Operation, type OperationContext, takes } from '../jobs/operation'
import type { Json, JsonObject } from '../json'
import { groupNameOf, touch } from '../model/changes'
import { expandMemory } from '../model/parameters'
import { policyComplaints } from '../model/policy'
import type { Instance } from '../model/types'
import { instanceOf, listAt, nodeNamed, objectAt, textAt } from './input'
import { changeDisks } from './modify-disks'
import { changeNics } from './modify-nics'
import { applyParameters, checkBeparams, checkHvparams, withNumbers } from './parameters'

const changing = ['nics', 'disks', 'beparams', 'hvparams', 'osparams', 'osparams_private']
const alsoChanging = ['os_name', 'offline', 'disk_template', 'runtime_mem', 'pnode', 'clear_osparams']

export const modify: Operation = function* (context) {
  const { cluster, input, clock } = context
  const some = changing.some((name) => Object.keys(objectAt(input[name])).length + listAt(input[name]).length > 0)
  if (!some && !alsoChanging.some((name) => input[name] !== undefined)) {
    throw prerequisite('No changes submitted', 'wrong_input')
  }
  onlyOneAtATime(listAt(input.nics), 'NIC')
  onlyOneAtATime(listAt(input.disks), 'disk')
  const instance = instanceOf(context)
  yield takes(0.4)
  const beparams = objectAt(input.beparams)
  const hvparams = objectAt(input.hvparams)
  checkHvparams(cluster, instance.hypervisor, hvparams)
  checkBeparams(beparams)
  const newBeparams = applyParameters(instance.beparams, expandMemory(withNumbers(beparams)))
  if (Object.keys(beparams).length > 0 && !input.ignore_ipolicy) checkPolicy(context, instance, newBeparams)
  const results: Json[] = []
  results.push(...(yield* changeNics(context, instance)))
  results.push(...(yield* changeDisks(context, instance)))
  instance.beparams = newBeparams
  instance.hvparams = applyParameters(instance.hvparams, hvparams)
  if (input.clear_osparams) instance.osparams = {}
  instance.osparams = applyParameters(instance.osparams, objectAt(input.osparams))
  instance.os = textAt(input.os_name) ?? instance.os
  if (input.offline !== undefined) results.push(goOffline(instance, input.offline === true))
  touch(instance, clock)
  yield takes(0.4)
  results.push(...pairs('hv', hvparams), ...pairs('be', beparams), ...pairs('os', objectAt(input.osparams)))
  return results
}

function onlyOneAtATime(changes: Json[], what: string): void {
  const moves = changes.filter((change) => ['add', 'attach', 'remove', 'detach'].includes(String(listAt(change)[0])))
  if (moves.length <= 1) return
  const message = `Only one ${what} add/attach/remove/detach operation is supported at a time`
  throw prerequisite(message, 'wrong_input')
}

function checkPolicy({ cluster }: OperationContext, instance: Instance, beparams: JsonObject): void {
  const all = { ...cluster.beparams, ...beparams }
  const complaints = policyComplaints({
    memory: Number(all.maxmem),
    vcpus: Number(all.vcpus),
    disks: instance.disks.map((disk) => disk.sizeMiB),
    nics: instance.nics.length,
  })
  if (complaints.length === 0) return
  const group = groupNameOf(cluster, nodeNamed(cluster, instance.pnode))
  const message = `Instance allocation to group ${group} (${group}) violates policy: ${complaints.join(', ')}`
  throw prerequisite(message, 'wrong_input')
}

function goOffline(instance: Instance, offline: boolean): Json {
  if (instance.adminState === 'up') {
    throw prerequisite(
      `Instance '${instance.name}' is marked to be up, cannot change the state to offline`,
      'wrong_state',
    )
  }
  instance.adminState = offline ? 'offline' : 'down'
  return ['admin_state', instance.adminState]
}

const pairs = (prefix: string, changes: JsonObject): Json[] =>
  Object.entries(changes).map(([name, value]) => [`${prefix}/${name}`, value])
