import type { Ctx } from '@/lib/access/actor'
import { requireOwner, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { KINDS, type Sample, type StatKind } from './schema'

export type Subject = { kind: StatKind; name: string }

export const wordOf = ({ kind, name }: Subject): string => `${kind}:${name}`

/**
 * Whose figures a person may see: their own and their groups'; and of the clusters that they may view, everyone's on them.
 * Yourself first.
 */
export async function listSubjects(ctx: Ctx): Promise<Subject[]> {
  const { actor } = requireOwner(ctx, 'instances:read')
  const found = await db.$queryRaw<Subject[]>`
    SELECT DISTINCT kind, subject AS name FROM "DailySample" WHERE ${await readable(ctx)}`
  const order = ({ kind, name }: Subject) => `${KINDS.indexOf(kind)} ${name}`
  const own = { kind: 'user' as const, name: actor.username }
  const others = found.filter((one) => wordOf(one) !== wordOf(own))
  return [own, ...others.toSorted((a, b) => order(a).localeCompare(order(b)))]
}

/** One's figures of each day since, oldest first. Throws `not_found` for whom one may not see. */
export async function readSamples(ctx: Ctx, { kind, name }: Subject, days: number): Promise<Sample[]> {
  const since = new Date(ctx.now.getTime() - days * 86_400_000)
  const { actor } = requireOwner(ctx, 'instances:read')
  const where = await readable(ctx)
  const samples = await db.$queryRaw<Sample[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(instances)::int AS instances, sum(running)::int AS running,
      sum(vcpus)::int AS vcpus, sum(memory)::float8 AS memory, sum(disk)::float8 AS disk
    FROM "DailySample" WHERE kind = ${kind} AND subject = ${name} AND day >= ${since}::date AND ${where}
    GROUP BY day ORDER BY day`
  if (samples.length === 0 && wordOf({ kind, name }) !== `user:${actor.username}`) throw notFound()
  return samples
}

/** The right as a condition on DailySample. */
async function readable(ctx: Ctx): Promise<Prisma.Sql> {
  const { actor } = requireOwner(ctx, 'instances:read')
  const scope = scopeOf(actor, 'view_instances')
  if (scope === 'all') return Prisma.sql`true`
  const groups = await db.group.findMany({ where: { id: { in: [...actor.groupIds] } }, select: { name: true } })
  const names = groups.map(({ name }) => name)
  return Prisma.sql`((kind = 'user' AND subject = ${actor.username}) OR (kind = 'group' AND subject = ANY(${names}::text[]))
    OR "clusterId" = ANY(${[...scope]}::int[]))`
}
