import type { Lock } from '../jobs/locks'
import type { Operation } from '../jobs/operation'
import type { JsonObject } from '../json'
import type { Cluster } from '../model/types'
import { create } from './create'
import { activateDisks, deactivateDisks } from './disks'
import { groupAdd, groupRemove, groupRename } from './group'
import { groupModify } from './group-modify'
import { assignNodes } from './group-nodes'
import { grow } from './grow'
import * as locks from './locks'
import { modify } from './modify'
import { failover, migrate } from './move'
import { networkAdd, networkRemove } from './network'
import { networkConnect, networkDisconnect } from './network-connections'
import { networkModify } from './network-modify'
import { nodeEvacuate } from './node-evacuate'
import { nodeMigrate } from './node-migrate'
import { nodeModify } from './node-modify'
import { osDiagnose } from './os-diagnose'
import { reboot, shutdown, startup } from './power'
import { recreateDisks } from './recreate-disks'
import { reinstall } from './reinstall'
import { remove } from './remove'
import { rename } from './rename'
import { replaceDisks } from './replace-disks'
import { tagsDelete, tagsSet } from './tags'
import { testDelay } from './test-delay'

type OperationEntry = { run: Operation; locks: locks.LocksOf; subject?: string }

const ofInstance = (run: Operation, wanted: locks.LocksOf = locks.ofInstance): OperationEntry => ({
  run,
  locks: wanted,
  subject: 'instance_name',
})
const ofNode = (run: Operation, wanted: locks.LocksOf): OperationEntry => ({ run, locks: wanted, subject: 'node_name' })
const ofGroup = (run: Operation, wanted: locks.LocksOf): OperationEntry => ({
  run,
  locks: wanted,
  subject: 'group_name',
})
const ofNetwork = (run: Operation, wanted: locks.LocksOf): OperationEntry => ({
  run,
  locks: wanted,
  subject: 'network_name',
})

/** Everything that a job can do, by opcode. */
export const operations: Record<string, OperationEntry> = {
  OP_INSTANCE_CREATE: ofInstance(create, locks.ofCreation),
  OP_INSTANCE_STARTUP: ofInstance(startup),
  OP_INSTANCE_SHUTDOWN: ofInstance(shutdown),
  OP_INSTANCE_REBOOT: ofInstance(reboot),
  OP_INSTANCE_REMOVE: ofInstance(remove, locks.ofInstanceAndNodes),
  OP_INSTANCE_RENAME: { run: rename, locks: locks.ofInstance },
  OP_INSTANCE_REINSTALL: ofInstance(reinstall),
  OP_INSTANCE_SET_PARAMS: ofInstance(modify, locks.ofModification),
  OP_INSTANCE_GROW_DISK: ofInstance(grow, locks.ofInstanceAndNodes),
  OP_INSTANCE_MIGRATE: ofInstance(migrate, locks.ofMove),
  OP_INSTANCE_FAILOVER: ofInstance(failover, locks.ofMove),
  OP_INSTANCE_REPLACE_DISKS: ofInstance(replaceDisks, locks.ofInstanceAndNodes),
  OP_INSTANCE_ACTIVATE_DISKS: ofInstance(activateDisks, locks.ofInstanceAndNodes),
  OP_INSTANCE_DEACTIVATE_DISKS: ofInstance(deactivateDisks, locks.ofInstanceAndNodes),
  OP_INSTANCE_RECREATE_DISKS: ofInstance(recreateDisks, locks.ofInstanceAndNodes),
  OP_NODE_SET_PARAMS: ofNode(nodeModify, locks.ofNodeRole),
  OP_NODE_EVACUATE: ofNode(nodeEvacuate, locks.ofEvacuation),
  OP_NODE_MIGRATE: ofNode(nodeMigrate, locks.ofNodeMigration),
  OP_GROUP_ADD: ofGroup(groupAdd, locks.none),
  OP_GROUP_REMOVE: ofGroup(groupRemove, locks.ofGroup),
  OP_GROUP_RENAME: { run: groupRename, locks: locks.ofGroup },
  OP_GROUP_SET_PARAMS: ofGroup(groupModify, locks.ofGroup),
  OP_GROUP_ASSIGN_NODES: ofGroup(assignNodes, locks.ofAssignment),
  OP_NETWORK_ADD: ofNetwork(networkAdd, locks.none),
  OP_NETWORK_REMOVE: ofNetwork(networkRemove, locks.ofNetworkRemoval),
  OP_NETWORK_SET_PARAMS: ofNetwork(networkModify, locks.ofNetwork),
  OP_NETWORK_CONNECT: ofNetwork(networkConnect, locks.ofConnection),
  OP_NETWORK_DISCONNECT: ofNetwork(networkDisconnect, locks.ofConnection),
  OP_TAGS_SET: { run: tagsSet, locks: locks.ofTags },
  OP_TAGS_DEL: { run: tagsDelete, locks: locks.ofTags },
  OP_TEST_DELAY: { run: testDelay, locks: locks.ofDelay, subject: 'duration' },
  OP_OS_DIAGNOSE: { run: osDiagnose, locks: locks.none },
}

/** Those of all opcodes of a job, each lock once, in the mode that excludes more. */
export function locksOf(cluster: Cluster, inputs: JsonObject[]): Lock[] {
  const byName = new Map<string, Lock>()
  for (const lock of inputs.flatMap((input) => operations[String(input.OP_ID)]?.locks(input, cluster) ?? [])) {
    if (byName.get(lock.name)?.mode !== 'exclusive') byName.set(lock.name, lock)
  }
  return [...byName.values()]
}

/** `INSTANCE_CREATE(vm1)`: what a list of jobs shows of an opcode. */
export function summaryOf(input: JsonObject): string {
  const id = String(input.OP_ID)
  const subject = operations[id]?.subject
  const name = id.replace(/^OP_/, '')
  return subject === undefined ? name : `${name}(${String(input[subject] ?? '')})`
}
