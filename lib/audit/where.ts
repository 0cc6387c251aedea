import type { Actor } from '@/lib/access/actor'
import { fold } from '@/lib/db/fold'
import { Prisma } from '@/lib/db/generated/client'
import { among, like, searchWords } from '@/lib/db/search'
import type { AuditFilters } from './list-schema'
import { type Reading, readable } from './scope'

export type AuditAsked = { reading: Reading; q: string; filters: AuditFilters; timeZone: string }

/** The actor's right, the search and the filters; each word of the search must be somewhere. */
export function asked(actor: Actor, { reading, q, filters, timeZone }: AuditAsked): Prisma.Sql {
  const [outcome, other] = new Set(filters.outcome)
  const conditions = [
    readable(actor, reading),
    ...searchWords(fold(q)).map((word) => Prisma.sql`${searched(actor, reading)} LIKE ${like(word)}`),
    ...among(Prisma.sql`e."actorName"`, filters.actor),
    ...among(Prisma.sql`e.action`, filters.action),
    ...among(Prisma.sql`e.target`, filters.target),
    ...among(Prisma.sql`e.cluster`, filters.cluster),
    ...among(Prisma.sql`e.instance`, filters.instance),
    ...(outcome && !other ? [Prisma.sql`e.allowed = ${outcome === 'allowed'}`] : []),
    ...filters.from.map((day) => Prisma.sql`e.at >= (${day}::date)::timestamp AT TIME ZONE ${timeZone}`),
    ...filters.to.map((day) => Prisma.sql`e.at < (${day}::date + 1)::timestamp AT TIME ZONE ${timeZone}`),
  ]
  return Prisma.join(conditions, ' AND ')
}

/** From which address others acted is not told to owners, so they do not search it either. */
function searched(actor: Actor, reading: Reading): Prisma.Sql {
  if (reading === 'log' || actor.kind !== 'user') return Prisma.sql`e."searchText"`
  return Prisma.sql`CASE WHEN e."actorId" = ${actor.id} THEN e."searchText" ELSE search_fold(e."actorName" || ' ' ||
    e.action || ' ' || coalesce(e.cluster, '') || ' ' || coalesce(e.instance, '')) END`
}
