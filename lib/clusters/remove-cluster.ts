import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'

/** Forgets a cluster with its mirror and stored networks; Ganeti is not touched. Refused while an act of ours runs on it. */
export async function removeCluster(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_clusters')
  await db.$transaction(async (tx) => {
    const cluster = await tx.cluster.findUnique({ where: { id } })
    if (!cluster) throw notFound()
    const running = await tx.act.count({ where: { clusterId: id, state: { in: ['intended', 'submitted'] } } })
    if (running > 0) throw conflict('cluster_busy', { count: running })
    await tx.cluster.delete({ where: { id } })
    const detail = { hostname: cluster.hostname }
    await record(tx, ctx, { action: 'cluster.remove', target: 'cluster', targetId: id, cluster: cluster.slug, detail })
    await publish(tx, { kind: 'cluster', clusterId: id })
  })
}
