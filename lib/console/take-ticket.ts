import type { Ctx, UserActor, UserCtx } from '@/lib/access/actor'
import { loadSignedIn } from '@/lib/accounts/queries'
import { record } from '@/lib/audit/record'
import { hashToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import type { ConsoleSession } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'
import { countOpen } from './count-open'
import type { Ending } from './schema'
import type { Target } from './screen'
import { whyNoMore } from './still-allowed'

/** Who the browser's session says is there. */
export type Visitor = { sessionId: string }

export type Admission = {
  session: ConsoleSession
  ctx: UserCtx
  /** The cluster's slug, for the audit log. */
  cluster: string
  target: Target
  limits: { idleMs: number; lifetimeMs: number }
}

/**
 * Takes the ticket out of the world, whoever shows it, and lets in whom it was given to. Of two that show it at once the
 * database lets one have it. The right, the session and the screen are looked at again.
 */
export async function takeTicket(
  visitor: Visitor,
  ticket: string,
  facts: Omit<Ctx, 'actor'>,
): Promise<Admission | { refused: Ending }> {
  return db.$transaction(async (tx) => {
    const { now } = facts
    const { count } = await tx.consoleSession.updateMany({
      where: { ticketHash: hashToken(ticket), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count === 0) return { refused: 'ticket' }
    const session = await tx.consoleSession.findUniqueOrThrow({ where: { ticketHash: hashToken(ticket) } })
    const admission = await admit(tx, session, visitor, facts)
    if ('refused' in admission) await tx.consoleSession.delete({ where: { id: session.id } })
    return admission
  })
}

async function admit(
  tx: Tx,
  session: ConsoleSession,
  visitor: Visitor,
  facts: Omit<Ctx, 'actor'>,
): Promise<Admission | { refused: Ending }> {
  const { userId, sessionId, instance } = session
  const signedIn = await loadSignedIn(tx, visitor.sessionId, facts.now)
  if (!signedIn) return { refused: 'session_ended' }
  const ctx = { ...facts, actor: signedIn.actor }
  const own = userId === signedIn.actor.id && sessionId === visitor.sessionId
  const verdict: Verdict = own ? await judge(tx, session, signedIn.actor, facts.now) : { refused: 'ticket' }
  const cluster = await tx.cluster.findUnique({ where: { id: session.clusterId } })
  const entry = { action: 'console.open', target: 'instance', targetId: instance, instance } as const
  const detail = 'refused' in verdict ? { why: verdict.refused } : { console: session.id }
  await record(tx, ctx, { ...entry, cluster: cluster?.slug ?? '', allowed: !('refused' in verdict), detail })
  if ('refused' in verdict) return verdict
  await tx.consoleSession.update({ where: { id: session.id }, data: { seenAt: facts.now } })
  return { session, ctx, cluster: cluster?.slug ?? '', ...verdict }
}

type Verdict = { refused: Ending } | Pick<Admission, 'target' | 'limits'>

async function judge(tx: Tx, session: ConsoleSession, actor: UserActor, now: Date): Promise<Verdict> {
  const settings = await readSettings(tx)
  // One at a time for each person, so that two cannot both be the last that is allowed.
  await tx.$queryRaw`select id from "User" where id = ${actor.id} for no key update`
  if ((await countOpen(tx, actor.id, now)) >= settings.consolesPerUser) return { refused: 'too_many' }
  const { ending, screen } = await whyNoMore(tx, session, actor)
  if (ending) return { refused: ending }
  if (!screen) return { refused: 'screen_ended' }
  const limits = { idleMs: settings.consoleIdle * 60_000, lifetimeMs: settings.consoleLifetime * 60_000 }
  return { target: screen, limits }
}
