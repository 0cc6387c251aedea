import type { Permission } from './permissions'
import type { Scope } from './scopes'

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

/**
 * A program that acts for a person, with the rights that its scopes leave of theirs: without the scope `admin` neither
 * `isSuperuser` nor `rights` is passed on, and what is owned takes the scope that `asOwner` is asked with.
 */
export type OAuthActor = Omit<UserActor, 'kind'> & {
  kind: 'oauth'
  scopes: readonly Scope[]
  /** The name of the OAuth client, or of the person's own token. */
  program: string
}

/** The portal itself: the worker, a migration, the command line. */
export type SystemActor = { kind: 'system'; name: string }

export type Actor = UserActor | OAuthActor | SystemActor

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
export type PersonCtx = Ctx<UserActor | OAuthActor>
