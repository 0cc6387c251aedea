import { failureOf } from '@/lib/clusters/failure'
import { rapiFor } from '@/lib/clusters/rapi'
import type { Cluster } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'

/** Whether Ganeti canceled it: it does what waits, not what runs. Throws `cluster_unavailable` where it cannot be asked. */
export async function askToCancel(cluster: Cluster, jobId: number): Promise<boolean> {
  try {
    return (await rapiFor(cluster, 'write').jobs.cancel(jobId)).canceled
  } catch (error) {
    const { detail } = failureOf(error)
    throw new AppError('cluster_unavailable', 'act_not_sent', { cluster: cluster.slug, text: detail })
  }
}
