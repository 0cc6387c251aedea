import type { Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import type { Rapi } from '@/lib/rapi/client'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import type { NewestChange } from './newest-change'

/**
 * Called in the transaction that writes these jobs, so that what follows from a job is written with it or not at all.
 * `changed`: the ids of those that are not as they were at the last look.
 */
export type OnJobs = (tx: Tx, cluster: Cluster, jobs: readonly RapiJob[], changed: ReadonlySet<number>) => Promise<void>

/** One cluster being mirrored. `prefix` is that of ganetimgr's tags. */
export type Mirror = {
  cluster: Cluster
  rapi: Rapi
  prefix: string
  onJobs: OnJobs
  /** Kept by who reads the cluster again and again. */
  newestChange: NewestChange
  /** Kept likewise: the names of instances by the digest of their configuration as it was last written. */
  digests: Map<string, string>
  now: () => Date
}
