import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere } from '@/lib/access/authorize'
import { countWaiting } from '@/lib/applications/queries'
import { fleetClusters } from '@/lib/clusters/fleet-scope'
import { db } from '@/lib/db/client'
import { staleSince } from '@/lib/instances/stale'
import type { ClusterLine } from './overview'

export const KINDS = [
  'failing',
  'nodesOffline',
  'instancesFailing',
  'jobsStuck',
  'stale',
  'otherwise',
  'short',
  'networkFull',
  'nodesDrained',
  'ownerless',
  'applications',
] as const
export type AttentionKind = (typeof KINDS)[number]

/** One sentence: how many of what, where. `name`: of the networks. `views`, `manages`: whether the cure is the reader's. */
export type Attention = {
  kind: AttentionKind
  cluster: string | null
  count: number
  name?: string
  since?: string
  health?: string
  views: boolean
  manages: boolean
}

/** What has to be looked at, the worst first. */
export async function attention(ctx: Ctx, lines: readonly ClusterLine[]): Promise<Attention[]> {
  const [full, waiting] = await Promise.all([fullNetworks(ctx), countWaiting(ctx)])
  const reviews = mayAnywhere(ctx.actor, 'review_applications')
  const found = [
    ...lines.flatMap((line) => ofCluster(line, ctx.now)),
    ...full.flatMap(({ cluster, names }) => {
      const line = lines.find(({ slug }) => slug === cluster)
      return line ? [{ ...at(line), kind: 'networkFull' as const, name: names.join(', '), count: names.length }] : []
    }),
    ...(waiting
      ? [{ kind: 'applications' as const, cluster: null, count: waiting, views: false, manages: reviews }]
      : []),
  ]
  return found.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

const at = ({ slug, views, manages }: ClusterLine) => ({ cluster: slug, views, manages })

function ofCluster(line: ClusterLine, now: Date): Attention[] {
  const place = at(line)
  const many = (kind: AttentionKind, count: number | null): Attention[] => (count ? [{ ...place, kind, count }] : [])
  if (line.failingSince && line.health)
    return [{ ...place, kind: 'failing', count: 1, since: line.failingSince.toISOString(), health: line.health }]
  const stale = staleSince(line, now)
  return [
    ...(stale ? [{ ...place, kind: 'stale' as const, count: 1, since: stale.toISOString() }] : []),
    ...many('nodesOffline', line.offline),
    ...many('nodesDrained', line.drained),
    ...many('instancesFailing', line.failing),
    ...many('otherwise', line.otherwise),
    ...many('ownerless', line.ownerless),
    ...many('jobsStuck', line.jobsStuck),
    ...many('short', line.short),
  ]
}

/** Networks with a pool of which less than a tenth is free, by cluster. */
const fullNetworks = (ctx: Ctx) =>
  db.$queryRaw<{ cluster: string; names: string[] }[]>`
    SELECT c.slug AS cluster, array_agg(w.name ORDER BY w."freeCount", w.name) AS names FROM "GanetiNetwork" w JOIN "Cluster" c ON c.id = w."clusterId"
      JOIN "ClusterState" s ON s."clusterId" = c.id AND s."failingSince" IS NULL
    WHERE ${fleetClusters(ctx)} AND w.map IS NOT NULL AND w."freeCount" * 10 < length(w.map) GROUP BY 1 ORDER BY 1`
