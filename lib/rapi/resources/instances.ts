import type { InstanceConfiguration } from './instance-configuration'
import type { InstanceCreate } from './instance-create'
import type { InstanceLive } from './instance-live'
import type { JobId } from './jobs'

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
 * A write resolves to the job that Ganeti queued: the outcome is the job's. An unknown name is no error here, the
 * job fails. Rejects with `invalid_input` for a reason or tag that Ganeti cannot take.
 */
export type InstancesApi = {
  names(): Promise<string[]>
  /** `changedSince`: epoch seconds; only instances whose `mtime` is later. A removed one is merely absent. */
  configuration(options?: { changedSince?: number }): Promise<InstanceConfiguration[]>
  /** Asks every node, so dearer than `configuration`. */
  live(names?: string[]): Promise<InstanceLive[]>
  create(payload: InstanceCreate, options: Reasoned & { dryRun?: boolean }): Promise<JobId>
  startup(name: string, options: Reasoned): Promise<JobId>
  shutdown(name: string, options: Reasoned & { timeoutS?: number }): Promise<JobId>
  reboot(name: string, options: Reasoned & { type: RebootType }): Promise<JobId>
  remove(name: string, options: Reasoned & { shutdownTimeoutS?: number }): Promise<JobId>
  rename(name: string, options: Reasoned & { newName: string; nameCheck?: boolean; ipCheck?: boolean }): Promise<JobId>
  reinstall(
    name: string,
    options: Reasoned & { os?: string; start?: boolean; osparams?: Record<string, string>; clearOsparams?: boolean },
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
