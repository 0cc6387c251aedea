import { RapiError } from '../errors'
import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import type { RapiRequest, Transport } from '../transport'
import type { Reasoned } from './instance-writes'
import type { JobId } from './jobs'
import type { NodeRole } from './nodes'
import { type TagWrites, tagWrites } from './tag-writes'

/** What of a node can be changed beside its role, in Ganeti's words. */
export type NodeModify = {
  drained?: boolean
  offline?: boolean
  master_candidate?: boolean
  master_capable?: boolean
  vm_capable?: boolean
  /** Lets Ganeti make others candidates for the master's place when this one ceases to be one. */
  auto_promote?: boolean
  ndparams?: Record<string, unknown>
}

/**
 * `primary-only` moves what runs there, `secondary-only` the mirrors of disks. Ganeti knows a third, `all`, and always
 * refuses it.
 */
export type EvacuationMode = 'primary-only' | 'secondary-only'

type Evacuation = Reasoned & {
  mode: EvacuationMode
  /** For mirrors only; the allocator chooses when it is left out. */
  remoteNode?: string
  iallocator?: string
  /** Frees the old mirror before the new one is complete. */
  earlyRelease?: boolean
  dryRun?: boolean
}

/**
 * Each resolves to the job that Ganeti queued: the outcome is the job's. Those of `evacuate` and `migrate` only plan;
 * their `RapiJob.submitted` are the jobs that move the instances.
 */
export type NodeWrites = TagWrites & {
  /**
   * `regular` makes a candidate of a node that comes back while the pool of candidates is not full. The master's role
   * cannot be set this way, neither given nor taken.
   */
  setRole(
    name: string,
    role: Exclude<NodeRole, 'master'>,
    options: Reasoned & { force?: boolean; autoPromote?: boolean },
  ): Promise<JobId>
  modify(name: string, changes: NodeModify, options: Reasoned): Promise<JobId>
  evacuate(name: string, options: Evacuation): Promise<JobId>
  /**
   * Every instance that has its primary there, each to where the allocator says; those that cannot move have a job that
   * fails. Beside a reason RAPI takes no other parameter than the mode.
   */
  migrate(name: string, options: Reasoned & { mode?: 'live' | 'non-live' }): Promise<JobId>
}

export function nodeWrites(transport: Transport): NodeWrites {
  const at = (name: string, step: string) => [2, 'nodes', name, step]
  const write = (request: RapiRequest) => transport.write(request, jobId)

  return {
    async setRole(name, role, { reason, force, autoPromote }) {
      const flags = { force: force ? 1 : undefined, 'auto-promote': autoPromote ? 1 : undefined }
      const to = path(at(name, 'role'), { ...flags, reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: role })
    },
    async modify(name, changes, { reason }) {
      const to = path(at(name, 'modify'), { reason: checkReason(reason) })
      return write({ method: 'POST', path: to, body: changes })
    },
    async evacuate(name, { reason, mode, remoteNode, iallocator, earlyRelease, dryRun }) {
      if (remoteNode !== undefined && mode !== 'secondary-only') {
        throw new RapiError('invalid_input', 'only mirrors are evacuated to a named node')
      }
      const to = path(at(name, 'evacuate'), { 'dry-run': dryRun ? 1 : undefined, reason: checkReason(reason) })
      const body = { mode, remote_node: remoteNode, iallocator, early_release: earlyRelease }
      return write({ method: 'POST', path: to, body })
    },
    async migrate(name, { reason, mode }) {
      return write({ method: 'POST', path: path(at(name, 'migrate'), { mode, reason: checkReason(reason) }) })
    },
    ...tagWrites(transport, 'nodes'),
  }
}
