import type { Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { endAct, type OnEnded } from './end'
import { publishAct } from './intend'
import { actIdIn } from './reason'
import { isEnded, stateAfter } from './state'

/**
 * Step 4 of an act: what its job does, it is told. A job that names an act which does not know it yet (its answer was
 * lost, or the process died) is adopted.
 */
export function followActs(onEnded: OnEnded) {
  return async (tx: Tx, cluster: Cluster, jobs: readonly RapiJob[]): Promise<void> => {
    for (const job of jobs) {
      const id = actIdIn(job.reason)
      if (!id) continue
      const act = await tx.act.findFirst({ where: { id, clusterId: cluster.id, endedAt: null } })
      if (!act || (act.jobId !== null && act.jobId !== job.id)) continue
      if (act.jobId === null)
        await tx.act.update({
          where: { id },
          data: { jobId: job.id, state: 'submitted', submittedAt: job.receivedAt ?? new Date() },
        })
      const state = stateAfter(job.status)
      if (isEnded(state))
        await endAct(tx, id, { state, errorCode: job.error?.code ?? null, errorText: job.error?.text ?? null }, onEnded)
      else await publishAct(tx, act)
    }
  }
}
