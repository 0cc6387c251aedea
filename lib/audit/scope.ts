import type { Actor, OAuthActor, UserActor } from '@/lib/access/actor'
import { asOwner, may, scopeOf } from '@/lib/access/authorize'
import { Prisma } from '@/lib/db/generated/client'
import { forbidden } from '@/lib/errors/app-error'

/** `log`: what an administrator may read; `own`: what concerns the reader and their instances. */
export type Reading = 'log' | 'own'

const seesAll = (actor: Actor) => actor.kind === 'system' || actor.isSuperuser || may(actor, 'manage_users')

export function seesLog(actor: Actor): boolean {
  const scope = scopeOf(actor, 'view_instances')
  return seesAll(actor) || scope === 'all' || scope.length > 0
}

/** The condition on AuditEntry `e`. Throws for who may not read the log. */
export function readable(actor: Actor, reading: Reading): Prisma.Sql {
  if (reading === 'own') {
    const person = asOwner(actor, 'read')
    if (!person) throw forbidden()
    return concerning(person)
  }
  if (!seesLog(actor)) throw forbidden()
  return seesAll(actor) ? Prisma.sql`true` : onViewedClusters(actor)
}

function onViewedClusters(actor: Actor): Prisma.Sql {
  const scope = scopeOf(actor, 'view_instances')
  if (scope === 'all') return Prisma.sql`(e.cluster IS NOT NULL AND e.instance IS NOT NULL)`
  return Prisma.sql`(e.instance IS NOT NULL AND e.cluster IN
    (SELECT slug FROM "Cluster" WHERE id = ANY(${[...scope]}::int[])))`
}

/** Attempts of others that were refused are for administrators; so is what an earlier instance of the same name did. */
function concerning({ id, groupIds }: UserActor | OAuthActor): Prisma.Sql {
  return Prisma.sql`(e."actorId" = ${id} OR (e.target = 'user' AND e."targetId" = ${String(id)} AND e.allowed)
    OR (e.allowed AND e.instance IS NOT NULL AND EXISTS (
      SELECT FROM "Instance" i JOIN "Cluster" c ON c.id = i."clusterId" JOIN "InstanceOwner" o ON o."instanceId" = i.id
      WHERE c.slug = e.cluster AND i.name = e.instance AND e.at >= i."createdAt" AND NOT c.disabled
        AND (o."userId" = ${id} OR o."groupId" = ANY(${[...groupIds]}::int[])))))`
}
