import { RapiError } from '../errors'
import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import type { RapiRequest, Transport } from '../transport'
import type { Reasoned } from './instance-writes'
import type { JobId } from './jobs'

/** On which side mirrored disks are made anew: where they are broken, on one node, or on another node altogether. */
export type DiskReplacement =
  | { mode: 'replace_auto' }
  | { mode: 'replace_on_primary' | 'replace_on_secondary'; disks?: number[] }
  | { mode: 'replace_new_secondary'; remoteNode: string }
  | { mode: 'replace_new_secondary'; iallocator: string }

/** Each resolves to the job that Ganeti queued: the outcome is the job's. */
export type InstanceDiskWrites = {
  /** Mirrored (`drbd`) disks only; the job of any other instance fails. */
  replaceDisks(
    name: string,
    replacement: DiskReplacement,
    options: Reasoned & { earlyRelease?: boolean },
  ): Promise<JobId>
  /** The job's result is a row of node, disk and device for each disk. */
  activateDisks(name: string, options: Reasoned & { ignoreSize?: boolean }): Promise<JobId>
  /** The job fails while the instance is meant to run, unless `force`. */
  deactivateDisks(name: string, options: Reasoned & { force?: boolean }): Promise<JobId>
  /** Of a stopped instance that lost its disks; every disk when none is named. */
  recreateDisks(
    name: string,
    options: Reasoned & { disks?: number[]; nodes?: string[]; iallocator?: string },
  ): Promise<JobId>
}

export function instanceDiskWrites(transport: Transport): InstanceDiskWrites {
  const at = (name: string, step: string) => [2, 'instances', name, step]
  const write = (request: RapiRequest) => transport.write(request, jobId)

  return {
    async replaceDisks(name, replacement, { reason, earlyRelease }) {
      const { mode } = replacement
      const body = {
        mode,
        disks: 'disks' in replacement ? replacement.disks : undefined,
        remote_node: 'remoteNode' in replacement ? replacement.remoteNode : undefined,
        iallocator: 'iallocator' in replacement ? replacement.iallocator : undefined,
        early_release: earlyRelease,
      }
      const to = path(at(name, 'replace-disks'), { reason: checkReason(reason) })
      return write({ method: 'POST', path: to, body })
    },
    async activateDisks(name, { reason, ignoreSize }) {
      const query = { ignore_size: ignoreSize ? 1 : undefined, reason: checkReason(reason) }
      return write({ method: 'PUT', path: path(at(name, 'activate-disks'), query) })
    },
    async deactivateDisks(name, { reason, force }) {
      const query = { force: force ? 1 : undefined, reason: checkReason(reason) }
      return write({ method: 'PUT', path: path(at(name, 'deactivate-disks'), query) })
    },
    async recreateDisks(name, { reason, disks, nodes, iallocator }) {
      if (nodes && iallocator !== undefined) {
        throw new RapiError('invalid_input', 'nodes are named, or chosen by the allocator, not both')
      }
      const to = path(at(name, 'recreate-disks'), { reason: checkReason(reason) })
      return write({ method: 'POST', path: to, body: { disks, nodes, iallocator } })
    },
  }
}
