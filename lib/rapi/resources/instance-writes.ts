import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import { checkTags } from '../tags'
import type { RapiRequest, Transport } from '../transport'
import type { InstanceCreate } from './instance-create'
import type { JobId } from './jobs'

/** Says to Ganeti, and to who reads its jobs, who asked: see `isReason`. */
export type Reasoned = { reason: string }
export type RebootType = 'hard' | 'soft' | 'full'

type Change = ['add' | 'attach' | 'remove' | 'detach' | 'modify' | number | string, ...unknown[]]

/** The body of `PUT …/modify`, in Ganeti's words. */
export type InstanceModify = {
  beparams?: Record<string, unknown>
  hvparams?: Record<string, unknown>
  osparams?: Record<string, unknown>
  nics?: Change[]
  disks?: Change[]
  os_name?: string
  hotplug?: boolean
  hotplug_if_possible?: boolean
  offline?: boolean
  wait_for_sync?: boolean
  conflicts_check?: boolean
}

type Move = Reasoned & { targetNode?: string; iallocator?: string }

/**
 * Each resolves to the job that Ganeti queued: the outcome is the job's. An unknown name is no error here, the job
 * fails. Rejects with `invalid_input` for a reason, tag or other text that Ganeti cannot take.
 */
export type InstanceWrites = {
  /** A dry run asks the allocator and changes nothing; the node that it chose is in the job's log. */
  create(payload: InstanceCreate, options: Reasoned & { dryRun?: boolean }): Promise<JobId>
  startup(name: string, options: Reasoned): Promise<JobId>
  shutdown(name: string, options: Reasoned & { timeoutS?: number }): Promise<JobId>
  reboot(name: string, options: Reasoned & { type: RebootType }): Promise<JobId>
  remove(name: string, options: Reasoned & { shutdownTimeoutS?: number }): Promise<JobId>
  rename(name: string, options: Reasoned & { newName: string; nameCheck?: boolean; ipCheck?: boolean }): Promise<JobId>
  /**
   * Stops the instance, installs, and starts it unless `start` is false. Ganeti keeps no reason for this one: the job
   * is known by its opcodes and instance alone. `clearOsparams` is heeded by versions that know it, else ignored.
   */
  reinstall(
    name: string,
    options: { os?: string; start?: boolean; osparams?: Record<string, string>; clearOsparams?: boolean },
  ): Promise<JobId>
  modify(name: string, changes: InstanceModify, options: Reasoned): Promise<JobId>
  growDisk(name: string, options: Reasoned & { disk: number; amountMiB: number; waitForSync?: boolean }): Promise<JobId>
  migrate(
    name: string,
    options: Move & { mode?: 'live' | 'non-live'; allowFailover?: boolean; cleanup?: boolean },
  ): Promise<JobId>
  failover(name: string, options: Move & { ignoreConsistency?: boolean; shutdownTimeoutS?: number }): Promise<JobId>
  addTags(name: string, tags: string[], options: Reasoned): Promise<JobId>
  removeTags(name: string, tags: string[], options: Reasoned): Promise<JobId>
}

export function instanceWrites(transport: Transport): InstanceWrites {
  const at = (name: string, ...more: (string | number)[]) => [2, 'instances', name, ...more]
  const write = (request: RapiRequest) => transport.write(request, jobId)

  return {
    async create(payload, { reason, dryRun }) {
      checkTags(payload.tags ?? [])
      const query = { reason: checkReason(reason), 'dry-run': dryRun ? 1 : undefined }
      const body = { __version__: 1, mode: 'create', ...payload }
      return write({ method: 'POST', path: path([2, 'instances'], query), body })
    },
    async startup(name, { reason }) {
      return write({ method: 'PUT', path: path(at(name, 'startup'), { reason: checkReason(reason) }) })
    },
    async shutdown(name, { reason, timeoutS }) {
      const to = path(at(name, 'shutdown'), { reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: { timeout: timeoutS } })
    },
    async reboot(name, { reason, type }) {
      return write({ method: 'POST', path: path(at(name, 'reboot'), { type, reason: checkReason(reason) }) })
    },
    async remove(name, { reason, shutdownTimeoutS }) {
      const to = path(at(name), { reason: checkReason(reason) })
      return write({ method: 'DELETE', path: to, body: { shutdown_timeout: shutdownTimeoutS } })
    },
    async rename(name, { reason, newName, nameCheck, ipCheck }) {
      const to = path(at(name, 'rename'), { reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: { new_name: newName, name_check: nameCheck, ip_check: ipCheck } })
    },
    async reinstall(name, { os, start = true, osparams, clearOsparams }) {
      const body = { os, start, osparams, clear_osparams: clearOsparams || undefined }
      return write({ method: 'POST', path: path(at(name, 'reinstall')), body })
    },
    async modify(name, changes, { reason }) {
      const to = path(at(name, 'modify'), { reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: changes })
    },
    async growDisk(name, { reason, disk, amountMiB, waitForSync }) {
      const to = path(at(name, 'disk', disk, 'grow'), { reason: checkReason(reason) })
      return write({ method: 'POST', path: to, body: { amount: amountMiB, wait_for_sync: waitForSync } })
    },
    async migrate(name, { reason, mode, targetNode, iallocator, allowFailover, cleanup }) {
      const to = path(at(name, 'migrate'), { reason: checkReason(reason) })
      const body = { mode, target_node: targetNode, iallocator, allow_failover: allowFailover, cleanup }
      return write({ method: 'PUT', path: to, body })
    },
    async failover(name, { reason, targetNode, iallocator, ignoreConsistency, shutdownTimeoutS }) {
      const to = path(at(name, 'failover'), { reason: checkReason(reason) })
      const optional = { ignore_consistency: ignoreConsistency, shutdown_timeout: shutdownTimeoutS }
      return write({ method: 'PUT', path: to, body: { target_node: targetNode, iallocator, ...optional } })
    },
    async addTags(name, tags, { reason }) {
      checkTags(tags)
      return write({ method: 'PUT', path: path(at(name, 'tags'), { tag: tags, reason: checkReason(reason) }) })
    },
    async removeTags(name, tags, { reason }) {
      checkTags(tags)
      return write({ method: 'DELETE', path: path(at(name, 'tags'), { tag: tags, reason: checkReason(reason) }) })
    },
  }
}
