import type { Ctx } from '@/lib/access/actor'
import { authorize, requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { type Db, db, type Tx } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { requirePower } from './power'
import { sessionIdSchema } from './schema'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

async function expiry(read: Db, createdAt: Date, seenAt: Date): Promise<Date> {
  const { sessionIdleHours, sessionMaxHours } = await readSettings(read)
  return new Date(
    Math.min(createdAt.getTime() + sessionMaxHours * HOUR_MS, seenAt.getTime() + sessionIdleHours * HOUR_MS),
  )
}

/** For the ways to sign in; `agent` is the browser's User-Agent. */
export async function beginSession(tx: Tx, ctx: Ctx, userId: number, agent: string): Promise<string> {
  const { now, address } = ctx
  const expiresAt = await expiry(tx, now, now)
  const data = { userId, createdAt: now, seenAt: now, expiresAt, address, agent: agent.slice(0, 400) }
  return (await tx.session.create({ data, select: { id: true } })).id
}

type Seen = { id: string; createdAt: Date; seenAt: Date; address: string | null }

/** Notes, once a minute at most, that the session is in use; limits changed meanwhile count from then on. */
export async function touchSession(session: Seen, now: Date, address: string | null): Promise<void> {
  if (now.getTime() - session.seenAt.getTime() < MINUTE_MS) return
  const expiresAt = await expiry(db, session.createdAt, now)
  // It may have been ended meanwhile, so there may be none.
  await db.session.updateMany({ where: { id: session.id }, data: { seenAt: now, expiresAt, address } })
}

/** Ends all sessions of a person, but for one, and what half began one. Returns how many. */
export async function endSessions(tx: Tx, userId: number, but: string | null = null): Promise<number> {
  await tx.halfSession.deleteMany({ where: { userId } })
  const { count } = await tx.session.deleteMany({ where: { userId, ...(but === null ? {} : { id: { not: but } }) } })
  return count
}

export async function listSessions(ctx: Ctx) {
  const { actor, now } = requireUser(ctx)
  return db.session.findMany({
    where: { userId: actor.id, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, seenAt: true, expiresAt: true, address: true, agent: true },
    orderBy: { seenAt: 'desc' },
  })
}

/** One of one's own. */
export async function endSession(ctx: Ctx, input: string): Promise<void> {
  const { actor } = requireUser(ctx)
  const id = parse(sessionIdSchema, input)
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id, userId: actor.id } })
    if (count === 0) throw notFound()
    await record(tx, ctx, { action: 'user.sign-out', target: 'user', targetId: actor.id })
  })
}

/** Signs out everywhere, but for the session `but`. */
export async function endOwnSessions(ctx: Ctx, but: string | null): Promise<{ ended: number }> {
  const { actor } = requireUser(ctx)
  return db.$transaction(async (tx) => {
    const ended = await endSessions(tx, actor.id, but)
    const detail = { ended, everywhere: but === null }
    await record(tx, ctx, { action: 'user.sign-out-everywhere', target: 'user', targetId: actor.id, detail })
    return { ended }
  })
}

/** One of somebody else's, by who manages users; their browser is signed out at its next request. */
export async function endSessionOf(ctx: Ctx, input: string): Promise<void> {
  authorize(ctx, 'manage_users')
  const id = parse(sessionIdSchema, input)
  await db.$transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id }, include: { user: true } })
    if (!session) throw notFound()
    requirePower(ctx, session.user)
    const { count } = await tx.session.deleteMany({ where: { id } })
    if (count === 0) throw notFound()
    await record(tx, ctx, { action: 'user.end-session', target: 'user', targetId: session.userId })
  })
}
