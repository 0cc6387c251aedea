import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'

/** A disabled cluster is not asked any more and its instances are hidden; its mirror stays as it is. Idempotent. */
export async function setClusterDisabled(ctx: Ctx, id: number, disabled: boolean): Promise<void> {
  authorize(ctx, 'manage_clusters', id)
  await db.$transaction(async (tx) => {
    const before = await tx.cluster.findUnique({ where: { id } })
    if (!before) throw notFound()
    if (before.disabled === disabled) return
    await tx.cluster.update({ where: { id }, data: { disabled, version: { increment: 1 } } })
    await record(tx, ctx, {
      action: disabled ? 'cluster.disable' : 'cluster.enable',
      target: 'cluster',
      targetId: id,
      cluster: before.slug,
    })
    await publish(tx, { kind: 'cluster', clusterId: id })
  })
}
