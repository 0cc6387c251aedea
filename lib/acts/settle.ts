import { db } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { adoptArchived } from './archived'
import { endAct, type OnEnded } from './end'

const GRACE_MS = 60_000

/**
 * For acts whose answer was lost: adoption is `followActs`' work; what no job names a minute later, an archived one neither,
 * although the cluster has told its jobs since, was not started. An act whose job left the queue before its end was seen is `lost`.
 */
export function settleActs(onEnded: OnEnded) {
  return async (cluster: Cluster): Promise<void> => {
    const open = await db.act.findMany({ where: { clusterId: cluster.id, endedAt: null } })
    if (open.length === 0) return
    const state = await db.clusterState.findUnique({ where: { clusterId: cluster.id } })
    for (const act of open) {
      const told = (state?.answeredAt?.getTime() ?? 0) > act.createdAt.getTime() + GRACE_MS
      if (act.state === 'intended' && told && !(await adoptArchived(cluster, act)))
        await db.$transaction((tx) =>
          endAct(tx, act.id, { state: 'not_started', errorCode: 'no_job', errorText: null }, onEnded),
        )
      if (act.state !== 'submitted' || act.jobId === null) continue
      const job = await db.job.findUnique({ where: { clusterId_id: { clusterId: cluster.id, id: act.jobId } } })
      if (job?.status === 'lost')
        await db.$transaction((tx) =>
          endAct(tx, act.id, { state: 'lost', errorCode: 'job_lost', errorText: null }, onEnded),
        )
    }
  }
}
