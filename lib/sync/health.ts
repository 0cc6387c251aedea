import type { Failure } from '@/lib/clusters/failure'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { noteFailure } from './latency'

export async function markAnswering(clusterId: number, now: Date): Promise<void> {
  const still = { where: { clusterId, health: 'answers' }, data: { answeredAt: now } }
  if ((await db.clusterState.updateMany(still)).count > 0) return
  await db.$transaction(async (tx) => {
    const data = { health: 'answers', healthDetail: '', failingSince: null, shownFingerprint: null, answeredAt: now }
    await tx.clusterState.update({ where: { clusterId }, data })
    await publish(tx, { kind: 'cluster', clusterId })
  })
}

/** The rows stay as they were; only the state tells. */
export async function markFailing(clusterId: number, failure: Failure, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await tx.clusterState.findUnique({ where: { clusterId } })
    if (!before) return
    const { health, detail, shownFingerprint } = failure
    await tx.clusterState.update({
      where: { clusterId },
      data: { health, healthDetail: detail.slice(0, 500), shownFingerprint, failingSince: before.failingSince ?? now },
    })
    await noteFailure(tx, clusterId, now)
    if (before.health !== health) await publish(tx, { kind: 'cluster', clusterId })
  })
}
