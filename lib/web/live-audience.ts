import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { type ClusterScope, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { visibleInstances } from '@/lib/instances/scope'
import type { LiveEvent, LiveMessage } from '@/lib/live/events'
import { readsArchive } from '@/lib/notifications/queries'

const within = (scope: ClusterScope, id: number) => scope === 'all' || scope.includes(id)

/**
 * What of an event the actor may learn; null for nothing. Names of instances that are not theirs are left out; one that is
 * gone has no owner any more, so of it only the cluster is told.
 */
export async function audible(actor: Actor, event: LiveMessage): Promise<LiveMessage | null> {
  if (event.kind === 'resync' || event.kind === 'cluster' || event.kind === 'site') return event
  if (event.kind === 'mail') return readsArchive(actor) ? event : null
  const me = actor.kind === 'user' ? actor.id : null
  if (event.kind === 'user') return event.id === me ? event : null
  const scopes = [scopeOf(actor, 'view_instances'), scopeOf(actor, 'review_applications')] as const
  if (event.kind === 'application') return (await hearsApplication(actor, event, me)) ? event : null
  const staff = scopes.some((scope) => within(scope, event.clusterId))
  if (event.kind === 'job') return staff ? event : null
  if (event.kind === 'act') return staff || event.actorId === me || event.applicantId === me ? event : null
  if (within(scopes[0], event.clusterId) || event.names.includes('*')) return event
  return ownNames(actor, event)
}

async function hearsApplication(actor: Actor, event: Extract<LiveEvent, { kind: 'application' }>, me: number | null) {
  if (event.applicantId === me) return true
  const scopes = [scopeOf(actor, 'review_applications'), scopeOf(actor, 'view_applications')]
  return scopes.some((scope) =>
    event.clusterId === null ? scope === 'all' || scope.length > 0 : within(scope, event.clusterId),
  )
}

async function ownNames(actor: Actor, event: Extract<LiveEvent, { kind: 'instances' }>): Promise<LiveMessage | null> {
  const { clusterId, names } = event
  const there = await db.instance.count({ where: { clusterId, name: { in: names } } })
  const own = await db.instance.findMany({
    where: { AND: [visibleInstances(actor), { clusterId, name: { in: names } }] },
    select: { name: true },
  })
  if (own.length === 0 && there === names.length) return null
  return { ...event, names: own.map((instance) => instance.name) }
}
