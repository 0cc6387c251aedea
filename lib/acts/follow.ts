import type { Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { endAct, type OnEnded } from './end'
import { publishAct } from './intend'
import { actIdIn } from './reason'
import { isEnded, stateAfter } from './state'

/** How far a cluster's clock may be behind ours. */
const CLOCKS_MS = 60_000

/**
 * Step 4 of an act: what its job does, it is told. A job that names an act which does not know it yet (its answer was
 * lost, or the process died) is adopted.
 */
export function followActs(onEnded: OnEnded) {
  return async (tx: Tx, cluster: Cluster, jobs: readonly RapiJob[], changed: ReadonlySet<number>): Promise<void> => {
    for (const job of jobs) {
      const id = actIdIn(job.reason) ?? (await unnamed(tx, cluster, job))
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
      else if (act.jobId === null || changed.has(job.id)) await publishAct(tx, act)
    }
  }
}

/** Ganeti keeps no reason of a reinstallation, so its job is known by what it does, to what, and since when. */
async function unnamed(tx: Tx, cluster: Cluster, { id, opcodes, receivedAt }: RapiJob): Promise<string | null> {
  const instance = opcodes.find(({ opId }) => opId === 'OP_INSTANCE_REINSTALL')?.instanceName
  if (!instance || !receivedAt) return null
  const kind = 'instance.reinstall'
  const mine = { clusterId: cluster.id, kind, instance, endedAt: null }
  const act = await tx.act.findFirst({
    where: {
      ...mine,
      OR: [{ jobId: id }, { jobId: null, createdAt: { lte: new Date(receivedAt.getTime() + CLOCKS_MS) } }],
    },
    orderBy: { createdAt: 'asc' },
  })
  return act?.id ?? null
}
