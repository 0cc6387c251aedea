import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { queriesOf } from './queries'
import { DEFAULT_QUERIES, type Queries, queriesSchema, SERIES } from './schema'

/** How Prometheus is asked about the instances of a cluster; what is as by default is not kept, and follows it. */
export async function saveQueries(ctx: Ctx, clusterId: number, input: Queries): Promise<void> {
  authorize(ctx, 'manage_clusters', clusterId)
  const wanted = parse(queriesSchema, input)
  const queries = Object.fromEntries(
    SERIES.map((name) => [name, wanted[name]]).filter(
      ([name, text]) => text !== DEFAULT_QUERIES[name as keyof Queries],
    ),
  )
  await db.$transaction(async (tx) => {
    const cluster = await tx.cluster.findUnique({ where: { id: clusterId }, select: { slug: true } })
    if (!cluster) throw notFound()
    const before = await queriesOf(tx, clusterId)
    const changed = SERIES.filter((name) => before[name] !== wanted[name])
    if (changed.length === 0) return
    await tx.graphQueries.upsert({ where: { clusterId }, create: { clusterId, queries }, update: { queries } })
    const detail = Object.fromEntries(changed.map((name) => [name, { from: before[name], to: wanted[name] }]))
    const about = { target: 'cluster', targetId: clusterId, cluster: cluster.slug } as const
    await record(tx, ctx, { ...about, action: 'cluster.graphs', detail })
  })
}
