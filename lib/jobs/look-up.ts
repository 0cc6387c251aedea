import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { fullName } from '@/lib/accounts/queries'
import { fleetClusters } from '@/lib/clusters/fleet-scope'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { Prisma } from '@/lib/db/generated/client'
import { like } from '@/lib/db/search'
import { parse } from '@/lib/errors/parse'
import { JOB_LOOKUPS } from './list-schema'

const MOST = 20
const question = z.object({ what: z.enum(JOB_LOOKUPS), text: z.string().trim().max(100) })

type Found = { value: string; label: string }

/** Values that a filter of the list can take, of the jobs that the actor sees, at most 20. */
export async function lookUpJobs(ctx: Ctx, input: unknown): Promise<Found[]> {
  const clusters = fleetClusters(ctx)
  const { what, text } = parse(question, input)
  const pattern = like(text)
  if (what === 'person') return people(clusters, text)
  const column = what === 'kind' ? Prisma.sql`j."opId"` : Prisma.sql`j.instance`
  const found = await db.$queryRaw<{ value: string }[]>`SELECT DISTINCT ${column} AS value
    FROM "Job" j JOIN "Cluster" c ON c.id = j."clusterId"
    WHERE ${clusters} AND ${column} ILIKE ${pattern} ORDER BY 1 LIMIT ${MOST}`
  return found.map(({ value }) => ({ value, label: value }))
}

async function people(clusters: Prisma.Sql, text: string): Promise<Found[]> {
  const pattern = like(fold(text))
  const found = await db.$queryRaw<{ username: string; firstName: string; lastName: string }[]>`
    SELECT u.username, u."firstName", u."lastName" FROM "User" u
    WHERE u."nameText" LIKE ${pattern} AND EXISTS (SELECT FROM "Act" a JOIN "Cluster" c ON c.id = a."clusterId"
      WHERE a."actorId" = u.id AND ${clusters}) ORDER BY 1 LIMIT ${MOST}`
  return found.map((user) => ({ value: user.username, label: `${fullName(user)} (${user.username})` }))
}
