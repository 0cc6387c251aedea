import { RapiError } from './errors'
import type { ClusterApi } from './resources/cluster'
import type { GroupsApi } from './resources/groups'
import type { InstancesApi } from './resources/instances'
import type { JobsApi } from './resources/jobs'
import type { LocksApi } from './resources/locks'
import type { NetworksApi } from './resources/networks'
import type { NodesApi } from './resources/nodes'
import type { OsApi } from './resources/os'
import type { RapiTarget } from './target'

export type RapiAccess = 'none' | 'read' | 'write'

export type RapiOptions = {
  connectTimeoutMs?: number
  totalTimeoutMs?: number
  maxBytes?: number
  maxConcurrent?: number
}

export type Rapi = {
  cluster: ClusterApi
  os: OsApi
  groups: GroupsApi
  nodes: NodesApi
  networks: NetworksApi
  instances: InstancesApi
  jobs: JobsApi
  locks: LocksApi
  /** What our credentials allow, found without an effect on the cluster. */
  fetchAccess(): Promise<RapiAccess>
  close(): Promise<void>
}

/** A client for one cluster. Every method rejects with a `RapiError` and nothing else. */
export function createRapi(_target: RapiTarget, _options: RapiOptions = {}): Rapi {
  throw new RapiError('unavailable', 'the transport is not in place yet')
}
