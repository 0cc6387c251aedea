import type { Actor } from '@/lib/access/actor'
import { asOwner, type ClusterScope, scopeOf } from '@/lib/access/authorize'
import type { LiveEvent } from '@/lib/live/events'

export const within = (scope: ClusterScope, id: number) => scope === 'all' || scope.includes(id)

/** Who began it or applied for it, and those concerned with its cluster. */
export function hearsAct(actor: Actor, event: Extract<LiveEvent, { kind: 'act' }>): boolean {
  const me = asOwner(actor, 'instances:read')?.id
  if (me !== undefined && (event.actorId === me || event.applicantId === me)) return true
  return within(scopeOf(actor, 'view_instances'), event.clusterId) || reviews(actor, event.clusterId)
}

/** The applicant, and those who may view or review applications there. */
export function hearsApplication(actor: Actor, event: Extract<LiveEvent, { kind: 'application' }>): boolean {
  if (asOwner(actor, 'applications:write')?.id === event.applicantId) return true
  const scopes = [scopeOf(actor, 'review_applications'), scopeOf(actor, 'view_applications')]
  return scopes.some((scope) =>
    event.clusterId === null ? scope === 'all' || scope.length > 0 : within(scope, event.clusterId),
  )
}

export const reviews = (actor: Actor, clusterId: number) => within(scopeOf(actor, 'review_applications'), clusterId)
