import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { findCluster } from './cluster-scope'

const DAY_MS = 86_400_000
/** Hours are drawn of so many days; beyond that, whole days. */
const HOURLY_DAYS = 30

/** ISO time of the beginning of an hour or day (UTC); milliseconds, null where nothing was answered. */
export type LatencyPoint = {
  at: string
  mean: number | null
  slowest: number | null
  answers: number
  failures: number
}

/** How a cluster has answered. `step` in seconds. Throws `not_found`. */
export async function readLatency(ctx: Ctx, slug: string, days: number) {
  const cluster = await findCluster(ctx, slug, { slug: true, state: { select: { answeredAt: true } } })
  const since = new Date(ctx.now.getTime() - days * DAY_MS)
  const hourly = days <= HOURLY_DAYS
  const points = await db.$queryRaw<LatencyPoint[]>`
    SELECT to_char(date_trunc(${hourly ? 'hour' : 'day'}, hour, 'UTC') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
      sum("totalMs")::float8 / nullif(sum(answers), 0) AS mean,
      max("slowestMs") FILTER (WHERE answers > 0) AS slowest,
      sum(answers)::int AS answers, sum(failures)::int AS failures
    FROM "RapiLatency" WHERE "clusterId" = ${cluster.id} AND hour >= ${since} GROUP BY 1 ORDER BY 1`
  return {
    ...cluster,
    answeredAt: cluster.state?.answeredAt?.toISOString() ?? null,
    points,
    step: hourly ? 3600 : 86_400,
  }
}

export type Latency = Awaited<ReturnType<typeof readLatency>>
