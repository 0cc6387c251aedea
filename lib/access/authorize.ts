import { forbidden } from '@/lib/errors/app-error'
import type { Actor, Ctx, OAuthActor, PersonCtx, UserActor, UserCtx } from './actor'
import type { Permission } from './permissions'
import { covers, type Scope } from './scopes'

/** Which clusters a permission reaches: every one, or these ids (perhaps none). */
export type ClusterScope = 'all' | readonly number[]

export function scopeOf(actor: Actor, permission: Permission): ClusterScope {
  if (actor.kind === 'system' || actor.isSuperuser) return 'all'
  const rights = actor.rights.filter((right) => right.permission === permission)
  if (rights.some((right) => right.clusterId === null)) return 'all'
  return rights.flatMap((right) => right.clusterId ?? [])
}

/** With a cluster: on that one. Without: on all of them. */
export function may(actor: Actor, permission: Permission, clusterId?: number): boolean {
  const scope = scopeOf(actor, permission)
  return scope === 'all' || (clusterId !== undefined && scope.includes(clusterId))
}

export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  const scope = scopeOf(actor, permission)
  return scope === 'all' || scope.length > 0
}

/** Throws `forbidden` unless the actor has the permission on that cluster, or without one on all. */
export function authorize(ctx: Ctx, permission: Permission, clusterId?: number): void {
  if (!may(ctx.actor, permission, clusterId)) throw forbidden()
}

/** Throws `forbidden` unless the actor has the permission on some cluster: before one looks at which. */
export function requireAnywhere(ctx: Ctx, permission: Permission): void {
  if (!mayAnywhere(ctx.actor, permission)) throw forbidden()
}

/** For what is the whole site's: throws unless a superuser acts, or the portal itself. */
export function requireSuperuser({ actor }: Ctx): void {
  if (actor.kind !== 'system' && !actor.isSuperuser) throw forbidden()
}

/** Whose own things the actor may deal with: the person's; of a program, only with that scope; null for nobody's. */
export function asOwner(actor: Actor, scope: Scope): UserActor | OAuthActor | null {
  if (actor.kind === 'system') return null
  return actor.kind === 'user' || covers(actor.scopes, scope) ? actor : null
}

/** Throws unless a person acts, or a program for one with that scope. */
export function requireOwner(ctx: Ctx, scope: Scope): PersonCtx {
  const actor = asOwner(ctx.actor, scope)
  if (!actor) throw forbidden(ctx.actor.kind === 'oauth' ? 'insufficient_scope' : 'forbidden')
  return { ...ctx, actor }
}

/** Throws unless a person acts themselves, not a program for them: what is owned needs an owner. */
export function requireUser(ctx: Ctx): UserCtx {
  if (ctx.actor.kind !== 'user') throw forbidden()
  return { ...ctx, actor: ctx.actor }
}
