import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { covers } from '@/lib/access/scopes'

/** What an actor is to an instance (spec 3.1, 3.2). */
export type Standing = {
  superuser: boolean
  /** By a user tag or a group tag. */
  owner: boolean
  locks: boolean
  isolates: boolean
  /** Has the cluster in their care: moves instances, edits tags outside the prefix. */
  manages: boolean
}

type Owned = { clusterId: number; owners: readonly { userId: number | null; groupId: number | null }[] }

export function standingOf(actor: Actor, { clusterId, owners }: Owned): Standing {
  const mayAct = actor.kind !== 'oauth' || covers(actor.scopes, 'instances:write')
  if (!mayAct) return { superuser: false, owner: false, locks: false, isolates: false, manages: false }
  const superuser = actor.kind === 'system' || actor.isSuperuser
  const views = may(actor, 'view_instances', clusterId)
  return {
    superuser,
    owner: actor.kind !== 'system' && owners.some((owner) => isOwner(actor, owner)),
    locks: superuser || (views && may(actor, 'can_lock', clusterId)),
    isolates: superuser || (views && may(actor, 'can_isolate', clusterId)),
    manages: may(actor, 'manage_clusters', clusterId),
  }
}

/** By a user tag or a group tag. */
export const isOwner = (actor: Exclude<Actor, { kind: 'system' }>, owner: Owned['owners'][number]) =>
  owner.userId === actor.id || (owner.groupId !== null && actor.groupIds.includes(owner.groupId))
