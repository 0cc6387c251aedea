import type { Ctx, UserActor } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { Prisma, User } from '@/lib/db/generated/client'
import { hasFactor } from './factors/factors'
import { beginHalf, type Way } from './half-sessions'
import { beginSession } from './sessions'

/** A session, or where a second factor is asked for the token of a half one. */
export type Entry = { id: number; sessionId: string; half: null } | { id: number; sessionId: null; half: string }

/** For every way to sign in, once the first factor is right and the account known to be active. */
export async function enter(tx: Tx, ctx: Ctx, user: User, way: Way, agent: string): Promise<Entry> {
  if (!(await hasFactor(tx, user.id))) return beginWhole(tx, ctx, user, { way }, agent)
  const by = { ...ctx, actor: actorOf(user) }
  await record(tx, by, { action: 'user.second-asked', target: 'user', targetId: user.id, detail: { way } })
  return { id: user.id, sessionId: null, half: await beginHalf(tx, ctx, user.id, way) }
}

/** All that is asked of the person has been shown; `detail` says what, for the log. */
export async function beginWhole(tx: Tx, ctx: Ctx, user: User, detail: Prisma.InputJsonObject, agent: string) {
  const by = { ...ctx, actor: actorOf(user) }
  await tx.user.update({ where: { id: user.id }, data: { lastLoginAt: ctx.now } })
  await record(tx, by, { action: 'user.sign-in', target: 'user', targetId: user.id, detail })
  return { id: user.id, sessionId: await beginSession(tx, ctx, user.id, agent), half: null }
}

/** Who it turned out to be, for the log: with no right. */
export const actorOf = ({ id, username }: Pick<User, 'id' | 'username'>): UserActor => ({
  kind: 'user',
  id,
  username,
  name: '',
  isSuperuser: false,
  groupIds: [],
  rights: [],
})
