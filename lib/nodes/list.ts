import type { Ctx } from '@/lib/access/actor'
import { fleetClusters } from '@/lib/clusters/fleet-scope'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { among, like, searchWords } from '@/lib/db/search'
import type { NodeFilters, NodeSortable } from './list-schema'
import { shortNodes } from './short-nodes'

export type NodesQuery = {
  q: string
  filters: NodeFilters
  sort: string
  dir: 'asc' | 'desc'
  skip: number
  take: number
}

/** Sizes in MiB, null where the node has not told. `vcpus`: of what runs there. `short`: see `shortNodes`. */
export type ListedNode = {
  clusterId: number
  cluster: string
  name: string
  role: string
  group: string
  vmCapable: boolean
  memoryTotal: number | null
  memoryFree: number | null
  diskTotal: number | null
  diskFree: number | null
  cpus: number | null
  vcpus: number
  primaries: number
  secondaries: number
  short: boolean
  stale: boolean
}

const part = (free: Prisma.Sql, total: Prisma.Sql) => Prisma.sql`1 - ${free}::float / nullif(${total}, 0)`

const columns: Record<NodeSortable, Prisma.Sql> = {
  name: Prisma.sql`n.name`,
  cluster: Prisma.sql`c.slug`,
  role: Prisma.sql`n.role`,
  group: Prisma.sql`n."group"`,
  memory: part(Prisma.sql`n."memoryFree"`, Prisma.sql`n."memoryTotal"`),
  disk: part(Prisma.sql`n."diskFree"`, Prisma.sql`n."diskTotal"`),
  cpus: Prisma.sql`n.cpus`,
  primaries: Prisma.sql`n."primaryCount"`,
}
const isSortable = (sort: string): sort is NodeSortable => sort in columns

/** A page of the nodes of all clusters that the actor sees, and how many are asked for in all. */
export async function listNodes(ctx: Ctx, query: NodesQuery): Promise<{ total: number; rows: ListedNode[] }> {
  const where = asked(ctx, query)
  const column = columns[isSortable(query.sort) ? query.sort : 'name']
  const order = Prisma.sql`${column} ${query.dir === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`} NULLS LAST`
  const from = Prisma.sql`FROM "Node" n JOIN "Cluster" c ON c.id = n."clusterId" WHERE ${where}`
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
    db.$queryRaw<ListedNode[]>`
      WITH short AS (${shortNodes}), page AS (
        SELECT n.*, c.slug, row_number() OVER (ORDER BY ${order}, n.name, c.slug) AS place ${from}
        ORDER BY place LIMIT ${query.take} OFFSET ${query.skip})
      SELECT p."clusterId", p.slug AS cluster, p.name, p.role, p."group", p."vmCapable", p."memoryTotal", p."memoryFree",
        p."diskTotal", p."diskFree", p.cpus, p."primaryCount" AS primaries, p."secondaryCount" AS secondaries,
        (SELECT coalesce(sum(i.vcpus), 0)::int FROM "Instance" i WHERE i."clusterId" = p."clusterId"
          AND i."primaryNode" = p.name AND i.face IN ('running', 'shouldStop')) AS vcpus,
        (p."clusterId", p.name) IN (SELECT * FROM short) AS short,
        coalesce((SELECT s."failingSince" IS NOT NULL FROM "ClusterState" s WHERE s."clusterId" = p."clusterId"), true)
          AS stale
      FROM page p ORDER BY p.place`,
  ])
  return { total: counted?.total ?? 0, rows }
}

function asked(ctx: Ctx, { q, filters }: NodesQuery): Prisma.Sql {
  const conditions = [
    fleetClusters(ctx),
    ...searchWords(q).map((word) => {
      const text = like(word)
      return Prisma.sql`(n.name ILIKE ${text} OR c.slug ILIKE ${text} OR n."group" ILIKE ${text}
        OR n."primaryIp" ILIKE ${text} OR array_to_string(n.tags, ' ') ILIKE ${text})`
    }),
    ...among(Prisma.sql`c.slug`, filters.cluster),
    ...among(Prisma.sql`n.role`, filters.role),
    ...among(Prisma.sql`n."group"`, filters.group),
    ...filters.room.map(() => Prisma.sql`(n."clusterId", n.name) IN (${shortNodes})`),
  ]
  return Prisma.join(conditions, ' AND ')
}

/** Slugs of the clusters and names of the node groups that the list can be narrowed to. */
export async function nodeChoices(ctx: Ctx): Promise<{ clusters: string[]; groups: string[] }> {
  const clusters = fleetClusters(ctx)
  const [slugs, groups] = await Promise.all([
    db.$queryRaw<{ slug: string }[]>`SELECT c.slug FROM "Cluster" c WHERE ${clusters} ORDER BY 1`,
    db.$queryRaw<{ name: string }[]>`SELECT DISTINCT g.name FROM "NodeGroup" g JOIN "Cluster" c ON c.id = g."clusterId"
      WHERE ${clusters} ORDER BY 1 LIMIT 500`,
  ])
  return { clusters: slugs.map(({ slug }) => slug), groups: groups.map(({ name }) => name) }
}
