import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Asker, askersOf } from './askers'
import type { JobSortable } from './list-schema'
import { askedJobs, type JobsAsked } from './where'

export type JobsQuery = JobsAsked & { sort: string; dir: 'asc' | 'desc'; skip: number; take: number }

type Found = {
  clusterId: number
  cluster: string
  id: number
  status: string
  opId: string | null
  summary: string[]
  instance: string | null
  actId: string | null
  source: string | null
  errorText: string | null
  receivedAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
}

/** `who` null: it was not asked for through the portal; `source` is then Ganeti's word for what asked. */
export type ListedJob = Omit<Found, 'receivedAt' | 'startedAt' | 'endedAt' | 'actId'> & {
  who: Asker | null
  receivedAt: string | null
  startedAt: string | null
  endedAt: string | null
}

const columns: Record<JobSortable, Prisma.Sql> = {
  id: Prisma.sql`j.id`,
  kind: Prisma.sql`j."opId"`,
  on: Prisma.sql`j.instance`,
  cluster: Prisma.sql`c.slug`,
  state: Prisma.sql`j.status`,
  received: Prisma.sql`j."receivedAt"`,
  duration: Prisma.sql`coalesce(j."endedAt", now()) - coalesce(j."startedAt", j."receivedAt")`,
}
const isSortable = (sort: string): sort is JobSortable => sort in columns

/** A page of the jobs of all clusters that the actor sees, and how many are asked for in all. */
export async function listJobs(ctx: Ctx, query: JobsQuery): Promise<{ total: number; rows: ListedJob[] }> {
  const where = askedJobs(ctx, query)
  const from = Prisma.sql`FROM "Job" j JOIN "Cluster" c ON c.id = j."clusterId" WHERE ${where}`
  const column = columns[isSortable(query.sort) ? query.sort : 'received']
  const order = Prisma.sql`${column} ${query.dir === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`} NULLS LAST`
  const [[counted], found] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
    db.$queryRaw<Found[]>`SELECT j."clusterId", c.slug AS cluster, j.id, j.status, j."opId", j.summary, j.instance,
        j."actId", j.reason -> 0 ->> 'source' AS source, j."errorText", j."receivedAt", j."startedAt", j."endedAt"
      ${from} ORDER BY ${order}, j."clusterId", j.id DESC LIMIT ${query.take} OFFSET ${query.skip}`,
  ])
  const askers = await askersOf(found)
  return {
    total: counted?.total ?? 0,
    rows: found.map(({ actId, receivedAt, startedAt, endedAt, ...job }) => ({
      ...job,
      who: askers({ ...job, actId }),
      receivedAt: receivedAt?.toISOString() ?? null,
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }
}
