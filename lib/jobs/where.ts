import type { Ctx } from '@/lib/access/actor'
import { fleetClusters } from '@/lib/clusters/fleet-scope'
import { Prisma } from '@/lib/db/generated/client'
import { among, like, searchWords } from '@/lib/db/search'
import type { JobFilters } from './list-schema'
import { stuck } from './stuck'

export type JobsAsked = { q: string; filters: JobFilters }

/** Job `j` of cluster `c`: the actor's clusters, the search and the filters; each word of the search must be somewhere. */
export function askedJobs(ctx: Ctx, { q, filters }: JobsAsked): Prisma.Sql {
  const conditions = [
    fleetClusters(ctx),
    ...searchWords(q).map(mentions),
    ...among(Prisma.sql`j.status`, filters.state),
    ...among(Prisma.sql`c.slug`, filters.cluster),
    ...among(Prisma.sql`j."opId"`, filters.kind),
    ...among(Prisma.sql`j.instance`, filters.instance),
    ...filters.age.map(() => stuck(ctx.now)),
    ...(filters.person.length > 0 ? [askedBy(filters.person)] : []),
  ]
  return Prisma.join(conditions, ' AND ')
}

function mentions(word: string): Prisma.Sql {
  const number = /^#?(\d{1,9})$/.exec(word)?.[1]
  return Prisma.sql`(j.instance ILIKE ${like(word)} OR c.slug ILIKE ${like(word)} OR j."opId" ILIKE ${like(word)}
    OR array_to_string(j.summary, ' ') ILIKE ${like(word)}
    ${number === undefined ? Prisma.empty : Prisma.sql`OR j.id = ${Number(number)}`})`
}

/** By acts: the one that the job's reason names, or the one that knows the job's number. */
function askedBy(usernames: readonly string[]): Prisma.Sql {
  const acts = Prisma.sql`SELECT a.id, a."clusterId", a."jobId" FROM "Act" a JOIN "User" u ON u.id = a."actorId"
    WHERE u.username = ANY(${[...usernames]}::text[])`
  return Prisma.sql`(j."actId" IN (SELECT id FROM (${acts}) x)
    OR (j."clusterId", j.id) IN (SELECT x."clusterId", x."jobId" FROM (${acts}) x))`
}
