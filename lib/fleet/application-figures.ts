import type { Ctx } from '@/lib/access/actor'
import { requireOwner, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const DAY_MS = 86_400_000

/** Whose applications: one's own, all that one may read, those on a cluster (by slug) or of an organisation (by number). */
export type FigureSubject = { kind: 'mine' | 'all' | 'cluster' | 'organization'; name: string }

/** Of a day, week or month (its first day, UTC). Hours, null where nothing was decided or created. */
export type ApplicationFigures = {
  day: string
  filed: number
  approved: number
  rejected: number
  created: number
  failed: number
  decisionHours: number | null
  creationHours: number | null
}

/** Days are told one by one, then by weeks, then by months. */
export const unitOf = (days: number) => (days <= 30 ? 'day' : days <= 90 ? 'week' : 'month')

const place = Prisma.sql`coalesce(a."clusterId", n."clusterId")`
const seen = Prisma.sql`"Application" a LEFT JOIN "Network" n ON n.id = a."networkId"`

/** One's own, and what reviewers and viewers of applications may read (the same as lib/applications/policy). */
function readable(ctx: Ctx): Prisma.Sql {
  const { actor } = requireOwner(ctx, 'applications:write')
  const scopes = [scopeOf(actor, 'review_applications'), scopeOf(actor, 'view_applications')]
  if (scopes.includes('all')) return Prisma.sql`true`
  const ids = scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope]))
  const own = Prisma.sql`a."applicantId" = ${actor.id}`
  if (ids.length === 0) return own
  return Prisma.sql`(${own} OR ${place} = ANY(${ids}::int[]) OR ${place} IS NULL)`
}

function asked(ctx: Ctx, { kind, name }: FigureSubject): Prisma.Sql {
  const { actor } = requireOwner(ctx, 'applications:write')
  if (kind === 'mine') return Prisma.sql`a."applicantId" = ${actor.id}`
  if (kind === 'cluster')
    return Prisma.sql`${readable(ctx)} AND ${place} = (SELECT id FROM "Cluster" WHERE slug = ${name})`
  if (kind === 'organization') return Prisma.sql`${readable(ctx)} AND a."organizationId"::text = ${name}`
  return readable(ctx)
}

/** What can be asked for: clusters and organisations of applications that one may read. `label` as people read it. */
export async function figureSubjects(ctx: Ctx): Promise<(FigureSubject & { label: string })[]> {
  return db.$queryRaw`
    SELECT DISTINCT 'cluster' AS kind, c.slug AS name, c.slug AS label FROM ${seen}
      JOIN "Cluster" c ON c.id = ${place} WHERE ${readable(ctx)}
    UNION SELECT DISTINCT 'organization', o.id::text, o.title FROM ${seen}
      JOIN "Organization" o ON o.id = a."organizationId" WHERE ${readable(ctx)}
    ORDER BY 1, 3`
}

/** What became of applications, each step counted when it happened; whoever may read none sees zeros. Oldest first. */
export async function readApplicationFigures(
  ctx: Ctx,
  subject: FigureSubject,
  days: number,
): Promise<ApplicationFigures[]> {
  const unit = unitOf(days)
  const since = new Date(ctx.now.getTime() - days * DAY_MS)
  const start = (moment: Prisma.Sql) => Prisma.sql`date_trunc(${unit}, ${moment}, 'UTC')`
  const count = (kind: string) => Prisma.sql`(count(*) FILTER (WHERE e.kind = ${kind}))::int`
  const median = (kinds: string[]) => Prisma.sql`(percentile_cont(0.5) WITHIN GROUP (ORDER BY
    extract(epoch FROM e.at - e."filedAt")) FILTER (WHERE e.kind = ANY(${kinds}::text[])) / 3600)::float8`
  return db.$queryRaw`
    WITH e AS (SELECT ev.kind, ev.at, a."filedAt" FROM ${seen} JOIN "ApplicationEvent" ev ON ev."applicationId" = a.id
      WHERE ${asked(ctx, subject)} AND ev.at >= ${start(Prisma.sql`${since}::timestamptz`)}),
    units AS (SELECT generate_series(${start(Prisma.sql`${since}::timestamptz`)}, ${ctx.now}::timestamptz,
      ${`1 ${unit}`}::interval, 'UTC') AS at)
    SELECT to_char(u.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, ${count('filed')} AS filed,
      ${count('approved')} AS approved, ${count('rejected')} AS rejected, ${count('created')} AS created,
      ${count('failed')} AS failed, ${median(['approved', 'rejected'])} AS "decisionHours",
      ${median(['created'])} AS "creationHours"
    FROM units u LEFT JOIN e ON ${start(Prisma.sql`e.at`)} = u.at GROUP BY u.at ORDER BY u.at`
}
