import type { Ctx } from '@/lib/access/actor'
import { type ActView, latestActOn, openActsOn } from '@/lib/acts/queries'
import { db } from '@/lib/db/client'
import { permitted } from './policy'
import { standingOf } from './standing'
import { type Place, readSubject } from './subject'

const SHOWN_MS = 10 * 60_000
const FAILURE_SHOWN_MS = 24 * 3_600_000

/** For the head of an instance's page: what may be asked of it now, and what is being done or has just ended. */
export async function readPossible(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const open = await openActsOn(subject.clusterId, [subject.name])
  const latest = open.length > 0 ? null : await latestActOn(subject.clusterId, subject.name)
  return {
    acts: permitted(standingOf(ctx.actor, subject), subject.now),
    shown: latest && isFresh(latest, ctx.now) ? [latest] : open.toReversed(),
  }
}

function isFresh({ endedAt, state }: ActView, now: Date): boolean {
  const age = endedAt === null ? 0 : now.getTime() - Date.parse(endedAt)
  return age < (state === 'success' ? SHOWN_MS : FAILURE_SHOWN_MS)
}

export type Possible = Awaited<ReturnType<typeof readPossible>>
