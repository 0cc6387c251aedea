import { rapiFor } from '@/lib/clusters/rapi'
import { db } from '@/lib/db/client'
import type { Act, Cluster } from '@/lib/db/generated/client'
import { RapiError } from '@/lib/rapi/errors'
import { publishAct } from './intend'
import { actIdIn } from './reason'

const DAY_MS = 24 * 3_600_000
/** Of an archive that cannot be read at all: the next attempt would end alike. */
const HOPELESS = ['too_large', 'timeout', 'rejected', 'malformed']

/**
 * An act whose answer was lost and whose job was archived before the worker saw it: gives it its job, which is then
 * followed as any other. Returns whether there was one.
 */
export async function adoptArchived(cluster: Cluster, act: Act): Promise<boolean> {
  const jobs = await rapiFor(cluster, 'read')
    .jobs.withArchived(await jobBefore(act))
    .catch((error) => {
      if (error instanceof RapiError && HOPELESS.includes(error.kind)) return []
      throw error
    })
  const job = jobs.find(({ reason }) => actIdIn(reason) === act.id)
  if (!job) return false
  await db.$transaction(async (tx) => {
    const { count } = await tx.act.updateMany({
      where: { id: act.id, state: 'intended' },
      data: { state: 'submitted', jobId: job.id, submittedAt: job.receivedAt ?? new Date() },
    })
    if (count > 0) await publishAct(tx, act)
  })
  return true
}

/** One that was there before the act, so that not all of a cluster's history is read: clocks may differ by hours. */
async function jobBefore({ clusterId, createdAt }: Act): Promise<number> {
  const act = await db.act.aggregate({ where: { clusterId, submittedAt: { lt: createdAt } }, _max: { jobId: true } })
  const received = { lt: new Date(createdAt.getTime() - DAY_MS) }
  const job = await db.job.aggregate({ where: { clusterId, receivedAt: received }, _max: { id: true } })
  return Math.max(0, act._max.jobId ?? 0, job._max.id ?? 0)
}
