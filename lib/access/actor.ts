import type { Permission } from './permissions'

/** A right, on one cluster or (clusterId null) on all of them. `via` names the group it came by. */
export type GrantedRight = { permission: Permission; clusterId: number | null; via: string | null }

export type UserActor = {
  kind: 'user'
  id: number
  username: string
  name: string
  isSuperuser: boolean
  groupIds: readonly number[]
  rights: readonly GrantedRight[]
}

/** The portal itself: the worker, a migration, the command line. */
export type SystemActor = { kind: 'system'; name: string }

export type Actor = UserActor | SystemActor

/** What every verb and query is called with. `now` is the clock of this call. */
export type Ctx<A extends Actor = Actor> = {
  actor: A
  now: Date
  locale: string
  requestId: string
  /** The peer's address, for the audit log; null outside a request. */
  address: string | null
}

export type UserCtx = Ctx<UserActor>
