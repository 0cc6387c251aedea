import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { fleetClusters } from '@/lib/clusters/fleet-scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { MOVABLE } from '@/lib/instances/movable'
import { stuck } from '@/lib/jobs/stuck'
import { shortNodes } from '@/lib/nodes/short-nodes'
import { OPEN_STATES, WAITING_STATES } from '@/lib/rapi/job-states'

const DAY_MS = 86_400_000

/** Sizes in MiB; null where no node has told. `vcpus`: of what runs. Jobs that failed: in the last 24 hours. */
export type ClusterLine = {
  id: number
  slug: string
  description: string
  tls: boolean
  trust: string
  fingerprint: string | null
  health: string | null
  failingSince: Date | null
  answeredAt: Date | null
  instancesAt: Date | null
  roundTripMs: number | null
  version: string | null
  nodes: number
  offline: number
  drained: number
  memoryTotal: number | null
  memoryFree: number | null
  diskTotal: number | null
  diskFree: number | null
  cpus: number | null
  instances: number
  running: number
  stopped: number
  otherwise: number
  failing: number
  unknown: number
  ownerless: number
  vcpus: number
  /** Nodes that fail N+1; null where nothing could move anyway. */
  short: number | null
  jobsRunning: number
  jobsWaiting: number
  jobsStuck: number
  jobsFailed: number
  /** What the reader may do there. */
  views: boolean
  manages: boolean
}

/** Every enabled cluster that the actor sees, with what its nodes, instances and jobs come to. */
export async function clusterLines(ctx: Ctx): Promise<ClusterLine[]> {
  const since = new Date(ctx.now.getTime() - DAY_MS)
  const rows = await db.$queryRaw<Omit<ClusterLine, 'views' | 'manages'>[]>`
    WITH seen AS (SELECT c.* FROM "Cluster" c WHERE ${fleetClusters(ctx)}),
    ${nodeFigures}, ${instanceFigures}, ${jobFigures(ctx.now, since)},
    short AS (SELECT x."clusterId", count(*)::int AS short FROM (${shortNodes}) x GROUP BY 1)
    SELECT c.id, c.slug, c.description, c.tls, c.trust, c.fingerprint, s.health, s."failingSince", s."answeredAt",
      s."instancesAt", s."roundTripMs", s."softwareVersion" AS version, n."memoryTotal", n."memoryFree", n."diskTotal",
      n."diskFree", n.cpus, ${zeros('n', ['nodes', 'offline', 'drained'])},
      ${zeros('i', ['instances', 'running', 'stopped', 'otherwise', 'failing', 'unknown', 'ownerless', 'vcpus'])},
      ${zeros('j', ['jobsRunning', 'jobsWaiting', 'jobsStuck', 'jobsFailed'])},
      CASE WHEN i.movable > 0 THEN coalesce(x.short, 0) END AS short
    FROM seen c LEFT JOIN "ClusterState" s ON s."clusterId" = c.id LEFT JOIN n ON n."clusterId" = c.id
      LEFT JOIN i ON i."clusterId" = c.id LEFT JOIN j ON j."clusterId" = c.id LEFT JOIN short x ON x."clusterId" = c.id
    ORDER BY c.slug`
  return rows.map((row) => ({
    ...row,
    views: may(ctx.actor, 'view_instances', row.id),
    manages: may(ctx.actor, 'manage_clusters', row.id),
  }))
}

const zeros = (table: string, names: readonly string[]) =>
  Prisma.raw(names.map((name) => `coalesce(${table}."${name}", 0)::int AS "${name}"`).join(', '))

const nodeFigures = Prisma.sql`n AS (SELECT "clusterId", count(*) AS nodes, count(*) FILTER (WHERE offline) AS offline,
  count(*) FILTER (WHERE drained) AS drained, sum("memoryTotal")::float8 AS "memoryTotal",
  sum("memoryFree")::float8 AS "memoryFree", sum("diskTotal")::float8 AS "diskTotal",
  sum("diskFree")::float8 AS "diskFree", sum(cpus)::int AS cpus
  FROM "Node" WHERE "clusterId" IN (SELECT id FROM seen) GROUP BY 1)`

const instanceFigures = Prisma.sql`i AS (SELECT i."clusterId", count(*) AS instances,
  count(*) FILTER (WHERE face = 'running') AS running, count(*) FILTER (WHERE face = 'stopped') AS stopped,
  count(*) FILTER (WHERE face IN ('shouldRun', 'shouldStop')) AS otherwise,
  count(*) FILTER (WHERE face IN ('error', 'nodeDown')) AS failing, count(*) FILTER (WHERE face = 'unknown') AS unknown,
  sum(vcpus) FILTER (WHERE face IN ('running', 'shouldStop')) AS vcpus,
  count(*) FILTER (WHERE "diskTemplate" = ANY(${[...MOVABLE]}::text[])) AS movable,
  count(*) FILTER (WHERE o."instanceId" IS NULL) AS ownerless
  FROM "Instance" i LEFT JOIN (SELECT DISTINCT "instanceId" FROM "InstanceOwner"
    WHERE "userId" IS NOT NULL OR "groupId" IS NOT NULL) o ON o."instanceId" = i.id
  WHERE i."clusterId" IN (SELECT id FROM seen) GROUP BY 1)`

const jobFigures = (now: Date, since: Date) => Prisma.sql`j AS (SELECT j."clusterId",
  count(*) FILTER (WHERE j.status = 'running') AS "jobsRunning",
  count(*) FILTER (WHERE j.status IN (${Prisma.join(WAITING_STATES)})) AS "jobsWaiting",
  count(*) FILTER (WHERE ${stuck(now)}) AS "jobsStuck",
  count(*) FILTER (WHERE j.status = 'error' AND j."endedAt" > ${since}) AS "jobsFailed"
  FROM "Job" j WHERE j."clusterId" IN (SELECT id FROM seen)
    AND (j.status IN (${Prisma.join(OPEN_STATES)}) OR j."endedAt" > ${since}) GROUP BY 1)`
