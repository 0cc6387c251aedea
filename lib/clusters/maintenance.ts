import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { tellAt } from '@/lib/live/tell-later'
import { maintenanceSchema } from './schema'

/** Announces works on a cluster, or changes what was announced; from their beginning the policy refuses owners' acts. */
export async function setMaintenance(ctx: Ctx, clusterId: number, input: unknown): Promise<void> {
  authorize(ctx, 'manage_clusters', clusterId)
  const works = parse(maintenanceSchema, input)
  await db.$transaction(async (tx) => {
    const slug = await slugOf(tx, clusterId)
    await tx.maintenance.upsert({ where: { clusterId }, create: { clusterId, ...works }, update: works })
    const times = { from: works.from.toISOString(), until: works.until?.toISOString() ?? null }
    const detail = { ...times, reason: works.reasonEn || works.reasonEl }
    await record(tx, ctx, {
      action: 'cluster.maintenance',
      target: 'cluster',
      targetId: clusterId,
      cluster: slug,
      detail,
    })
    const event = { kind: 'cluster' as const, clusterId }
    await publish(tx, event)
    for (const [word, at] of Object.entries({ from: works.from, until: works.until }))
      if (at && at > ctx.now) await tellAt(tx, event, at, `maintenance:${clusterId}:${word}`)
  })
}

/** Ends works before their time, or takes back what was announced. Idempotent. */
export async function endMaintenance(ctx: Ctx, clusterId: number): Promise<void> {
  authorize(ctx, 'manage_clusters', clusterId)
  await db.$transaction(async (tx) => {
    const cluster = await slugOf(tx, clusterId)
    const { count } = await tx.maintenance.deleteMany({ where: { clusterId } })
    if (count === 0) return
    await record(tx, ctx, { action: 'cluster.maintenance-end', target: 'cluster', targetId: clusterId, cluster })
    await publish(tx, { kind: 'cluster', clusterId })
  })
}

async function slugOf(tx: Tx, id: number): Promise<string> {
  const cluster = await tx.cluster.findUnique({ where: { id }, select: { slug: true } })
  if (!cluster) throw notFound()
  return cluster.slug
}
