import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { hearsAct, hearsApplication, reviews, within } from '@/lib/events/audience'
import { visibleInstances } from '@/lib/instances/scope'
import type { LiveEvent, LiveMessage } from '@/lib/live/events'
import { readsArchive } from '@/lib/notifications/queries'

/**
 * What of an event the actor may learn; null for nothing. Names of instances that are not theirs are left out; one that is
 * gone has no owner any more, so of it only the cluster is told.
 */
export async function audible(actor: Actor, event: LiveMessage): Promise<LiveMessage | null> {
  if (event.kind === 'resync' || event.kind === 'cluster' || event.kind === 'site') return event
  if (event.kind === 'mail') return readsArchive(actor) ? event : null
  if (event.kind === 'user') return actor.kind === 'user' && event.id === actor.id ? event : null
  if (event.kind === 'application') return hearsApplication(actor, event) ? event : null
  if (event.kind === 'act') return hearsAct(actor, event) ? event : null
  const views = within(scopeOf(actor, 'view_instances'), event.clusterId)
  const manages = within(scopeOf(actor, 'manage_clusters'), event.clusterId)
  if (event.kind === 'job' || event.kind === 'figures')
    return views || manages || reviews(actor, event.clusterId) ? event : null
  if (views) return (await isShown(event.clusterId)) ? event : null
  if (event.names.includes('*')) return event
  return ownNames(actor, event)
}

/** Of a disabled cluster nobody sees instances. */
const isShown = async (id: number) => (await db.cluster.count({ where: { id, disabled: false } })) > 0

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
