import { fetchAccess } from './access'
import { type ClusterApi, clusterApi } from './resources/cluster'
import { type GroupsApi, groupsApi } from './resources/groups'
import { type InstancesApi, instancesApi } from './resources/instances'
import { type JobsApi, jobsApi } from './resources/jobs-api'
import { type LocksApi, locksApi } from './resources/locks'
import { type NetworksApi, networksApi } from './resources/networks'
import { type NodesApi, nodesApi } from './resources/nodes'
import { type OsApi, osApi } from './resources/os'
import type { RapiTarget } from './target'
import { createTransport, type Observed } from './transport'

export type RapiAccess = 'none' | 'read' | 'write'

export type RapiOptions = {
  connectTimeoutMs?: number
  totalTimeoutMs?: number
  maxBytes?: number
  maxConcurrent?: number
  observe?: (call: Observed) => void
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
  /** Resolves when what is under way has ended; later calls reject with `unavailable`. */
  close(): Promise<void>
}

const defaults = {
  connectTimeoutMs: 8_000,
  totalTimeoutMs: 30_000,
  maxBytes: 64 * 1024 * 1024,
  maxConcurrent: 4,
} satisfies RapiOptions

/** A client for one cluster. Every method rejects with a `RapiError` and nothing else. */
export function createRapi(target: RapiTarget, options: RapiOptions = {}): Rapi {
  const transport = createTransport(target, { ...defaults, ...options })
  return {
    cluster: clusterApi(transport),
    os: osApi(transport),
    groups: groupsApi(transport),
    nodes: nodesApi(transport),
    networks: networksApi(transport),
    instances: instancesApi(transport),
    jobs: jobsApi(transport),
    locks: locksApi(transport),
    fetchAccess: () => fetchAccess(transport),
    close: () => transport.close(),
  }
}
