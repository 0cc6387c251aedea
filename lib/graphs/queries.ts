import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { config } from '@/lib/config/env'
import { type Db, db } from '@/lib/db/client'
import { DEFAULT_QUERIES, type Queries, queriesSchema } from './schema'

/** What is asked about the instances of a cluster: what was saved for it, else the defaults. */
export async function queriesOf(tx: Db, clusterId: number): Promise<Queries> {
  const saved = await tx.graphQueries.findUnique({ where: { clusterId }, select: { queries: true } })
  return {
    ...DEFAULT_QUERIES,
    ...queriesSchema
      .partial()
      .catch({})
      .parse(saved?.queries ?? {}),
  }
}

/** Whether the site has a Prometheus to ask. */
export const hasGraphs = (): boolean => config().prometheusUrl !== undefined

/** For the form, to who has the cluster in their care. */
export async function readQueries(ctx: Ctx, clusterId: number): Promise<Queries> {
  authorize(ctx, 'manage_clusters', clusterId)
  return queriesOf(db, clusterId)
}
