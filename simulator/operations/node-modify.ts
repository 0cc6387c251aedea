import { prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, type Step, takes, warning } from '../jobs/operation'
import type { Json, JsonObject } from '../json'
import { answers, usageByNode } from '../model/capacity'
import { touch } from '../model/changes'
import { nodeParameters } from '../model/node-parameters'
import type { Cluster, Node } from '../model/types'
import { nodeOf, objectAt } from './input'
import { applyParameters, checkKnown } from './parameters'

const flags = ['master_candidate', 'drained', 'offline'] as const
type Flag = (typeof flags)[number]

const states = [...flags, 'master_capable', 'vm_capable'] as const
const changing = [...states, 'secondary_ip', 'ndparams']

/** How many candidates for the master's place a cluster wants. */
const poolSize = 10

export const nodeModify: Operation = function* (context) {
  const { input, clock } = context
  const node = nodeOf(context)
  checkSense(input)
  yield takes(0.4)
  checkAllowed(context, node)
  const role = yield* newRole(context, node)
  const results: Json[] = []
  for (const [name, key] of [
    ['master_capable', 'masterCapable'],
    ['vm_capable', 'vmCapable'],
  ] as const) {
    const value = input[name]
    if (typeof value !== 'boolean') continue
    node[key] = value
    results.push([name, pythonFlag(value)])
  }
  node.ndparams = applyParameters(node.ndparams ?? {}, objectAt(input.ndparams))
  const [before, after] = [flagsOf(node.role), flagsOf(role)]
  for (const name of flags) if (before[name] !== after[name]) results.push([name, pythonFlag(after[name])])
  node.role = role
  touch(node, clock)
  yield takes(0.4)
  return results
}

function checkSense(input: JsonObject): void {
  if (changing.every((name) => input[name] === undefined)) {
    throw prerequisite('Please pass at least one modification', 'wrong_input')
  }
  if (states.filter((name) => input[name] === true).length > 1) {
    throw prerequisite("Can't set the node into more than one state at the same time", 'wrong_input')
  }
}

function checkAllowed({ cluster, input }: OperationContext, node: Node): void {
  if (node.role === 'M' && flags.some((name) => input[name] !== undefined)) {
    throw prerequisite('The master role can be changed only via master-failover', 'wrong_input')
  }
  if (input.master_candidate && node.masterCapable === false) {
    const why = 'is not master capable, cannot make it a master candidate'
    throw prerequisite(`Node ${node.name} ${why}`, 'wrong_state')
  }
  const usage = usageByNode(cluster).get(node.name)
  const hosts = (usage?.primaries.length ?? 0) + (usage?.secondaries.length ?? 0) > 0
  if (input.vm_capable === false && hosts) {
    throw prerequisite(`Node ${node.name} hosts instances, cannot unset the vm_capable flag`, 'wrong_state')
  }
  const demotes = input.master_candidate === false || input.offline || input.drained || input.master_capable === false
  if (node.role === 'C' && demotes && !input.auto_promote && lacksCandidates(cluster, node)) {
    const how = 'please pass auto promote option to allow promotion (--auto-promote or RAPI auto_promote=True)'
    throw prerequisite(`Not enough master candidates, ${how}`, 'wrong_state')
  }
  checkKnown(objectAt(input.ndparams), nodeParameters)
}

/** The role that a node ends up with: only real changes count, and one that comes back becomes a candidate. */
function* newRole({ cluster, input }: OperationContext, node: Node): Generator<Step, Node['role'], void> {
  const current = flagsOf(node.role)
  for (const name of flags) {
    if (input[name] !== false || current[name]) continue
    yield info(`Ignoring request to unset flag ${name}, already unset`)
    delete input[name]
  }
  const regains = input.master_capable === true && node.masterCapable === false
  if ((input.drained === false || input.offline === false || regains) && wantsCandidate(cluster, node)) {
    input.master_candidate = true
    yield info('Auto-promoting node to master candidate')
  }
  if (input.master_capable === false && node.role === 'C') {
    yield info('Demoting from master candidate')
    input.master_candidate = false
  }
  const role = roleFrom(input, node)
  if (node.role !== 'O' || role === 'O') return role
  if (node.dead) {
    const why = 'is being de-offlined but fails to report its version: Connection failed'
    throw prerequisite(`Node ${node.name} ${why}`, 'wrong_state')
  }
  const how = 'Transitioning node from offline to online state without using re-add.'
  yield warning(`${how} Please make sure the node is healthy!`)
  return role
}

function roleFrom(input: JsonObject, node: Node): Node['role'] {
  if (input.master_candidate) return 'C'
  if (input.drained) return 'D'
  if (input.offline) return 'O'
  return flags.some((name) => input[name] === false) ? 'R' : node.role
}

function flagsOf(role: Node['role']): Record<Flag, boolean> {
  return { master_candidate: role === 'M' || role === 'C', drained: role === 'D', offline: role === 'O' }
}

const candidates = (cluster: Cluster) => [...cluster.nodes.values()].filter((one) => flagsOf(one.role).master_candidate)

/** A pool that is not full takes every capable node that answers. */
function wantsCandidate(cluster: Cluster, node: Node): boolean {
  return node.role !== 'C' && candidates(cluster).length < poolSize && !node.dead
}

function lacksCandidates(cluster: Cluster, leaving: Node): boolean {
  const others = [...cluster.nodes.values()].filter((one) => one !== leaving)
  const capable = others.filter((one) => answers(one) && one.role !== 'D' && one.masterCapable !== false)
  const remaining = others.filter((one) => flagsOf(one.role).master_candidate)
  return remaining.length < Math.min(poolSize, capable.length)
}

const pythonFlag = (value: boolean) => (value ? 'True' : 'False')
