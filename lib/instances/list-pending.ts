import type { Actor, Ctx } from '@/lib/access/actor'
import { may, mayAnywhere, scopeOf } from '@/lib/access/authorize'
import { idsOf, type PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { Prisma } from '@/lib/db/generated/client'
import { like } from '@/lib/db/search'
import { forbidden, notFound } from '@/lib/errors/app-error'

/** confirmation: its requester has yet to use the mailed link; intended, submitted: the states of an act that has not ended. */
export const PENDING_STATES = ['confirmation', 'intended', 'submitted'] as const

export type PendingRow = {
  id: string
  state: (typeof PENDING_STATES)[number]
  /** As the log names it: 'instance.remove', ... */
  act: string
  cluster: string
  clusterId: number
  instance: string
  jobId: number | null
  /** Who asked; null for the portal itself. */
  username: string | null
  since: Date
  /** When the link is void. */
  until: Date | null
}

/** Acts that wait for a confirmation or for Ganeti, on the clusters whose instances the actor views. */
export async function pageOfPending(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  const pattern = like(fold(q))
  const conditions = [
    visible(ctx.actor),
    Prisma.sql`(${q} = '' OR lower(concat_ws(' ', p.instance, c.slug, u.username)) LIKE ${pattern})`,
    ...(filters.state?.length ? [Prisma.sql`p.state IN (${Prisma.join(filters.state)})`] : []),
    ...(filters.cluster?.length ? [Prisma.sql`p."clusterId" = ANY(${idsOf(filters.cluster)}::int[])`] : []),
  ]
  const rows = await db.$queryRaw<(PendingRow & { total: number })[]>`
    SELECT ${columns}, (count(*) OVER ())::int AS total FROM (${pending(ctx.now)}) p ${joined}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${sort === 'instance' ? Prisma.sql`p.instance` : Prisma.sql`p.since`}
      ${dir === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`}, p.id
    LIMIT ${take} OFFSET ${skip}`
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }): PendingRow => row) }
}

/** One of them; throws `not_found` for one that has ended or may not be seen. */
export async function readPending(ctx: Ctx, id: string) {
  const [row] = await db.$queryRaw<PendingRow[]>`
    SELECT ${columns} FROM (${pending(ctx.now)}) p ${joined} WHERE p.id = ${id}::uuid AND ${visible(ctx.actor)}`
  if (!row) throw notFound()
  return { ...row, refusal: refusalOf(ctx.actor, row) }
}

/** Why it cannot be cancelled by this person: a code under `errors`. */
function refusalOf(actor: Actor, { state, clusterId, username }: PendingRow): string | null {
  const own = actor.kind === 'user' && actor.username === username
  if (state === 'intended') return 'act_without_job'
  if (state === 'confirmation') return own || (actor.kind === 'user' && actor.isSuperuser) ? null : 'only_superusers'
  return own || may(actor, 'manage_clusters', clusterId) ? null : 'forbidden'
}

function visible(actor: Actor): Prisma.Sql {
  if (!mayAnywhere(actor, 'view_instances')) throw forbidden()
  const scope = scopeOf(actor, 'view_instances')
  return scope === 'all' ? Prisma.sql`true` : Prisma.sql`p."clusterId" = ANY(${[...scope]}::int[])`
}

const columns = Prisma.sql`p.id, p.state, p.act, c.slug AS cluster, p."clusterId", p.instance, p."jobId", u.username,
  p.since, p.until`
const joined = Prisma.sql`JOIN "Cluster" c ON c.id = p."clusterId" LEFT JOIN "User" u ON u.id = p."userId"`

const pending = (now: Date) => Prisma.sql`
  SELECT id, 'confirmation' AS state, 'instance.' || act AS act, "clusterId", instance, NULL::int AS "jobId", "userId",
    "createdAt" AS since, "expiresAt" AS until
  FROM "Confirmation" WHERE "closedAt" IS NULL AND "expiresAt" > ${now}
  UNION ALL
  SELECT id, state, kind, "clusterId", instance, "jobId", "actorId", "createdAt", NULL FROM "Act" WHERE "endedAt" IS NULL`
