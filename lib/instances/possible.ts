import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import type { ActKind } from '@/lib/acts/kinds'
import { type ActView, latestActOn, openActsOn } from '@/lib/acts/queries'
import { db } from '@/lib/db/client'
import { whitelistOf } from './isolate'
import { moveTargets } from './move'
import { type Permitted, permitted } from './policy'
import { secondaryChoices } from './replace-secondary'
import { standingOf } from './standing'
import { type Place, readSubject, type Subject } from './subject'
import { foreignTags } from './tags'

const SHOWN_MS = 10 * 60_000
const FAILURE_SHOWN_MS = 24 * 3_600_000

/** For the head of an instance's page: what may be asked of it now, and what is being done or has just ended. */
export async function readPossible(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const standing = standingOf(ctx.actor, subject)
  const open = await openActsOn(subject.clusterId, [subject.name])
  const latest = open.length > 0 ? null : await latestActOn(subject.clusterId, subject.name)
  const [locked, isolated, targets, secondaries] = await Promise.all([
    subject.adminLocked ? reasonOf(subject, 'instance.lock') : null,
    subject.isolated ? reasonOf(subject, 'instance.isolate') : null,
    moveTargets(db, subject),
    secondaryChoices(db, subject),
  ])
  const acts = permitted(standing, subject.now)
  return {
    /** Why it is locked or isolated, as the administrator wrote; null where nobody wrote anything. */
    reasons: { locked, isolated },
    groupLocked: subject.now.groupLocked,
    state: subject.now.state,
    whitelist: whitelistOf(subject.tags)[0] ?? '',
    foreignTags: foreignTags(subject.tags),
    move: standing.manages ? { targets, secondary: subject.secondaryNodes[0] ?? null, secondaries } : null,
    acts: secondaries.length > 0 ? acts : { ...acts, replace_disks: noOtherNode(acts.replace_disks) },
    shown: latest && isFresh(latest, ctx.now) ? [latest] : open.toReversed(),
  }
}

const noOtherNode = ({ offered, refusal }: Permitted['replace_disks']) => ({
  offered,
  refusal: refusal ?? 'act_no_other_node',
})

async function reasonOf({ clusterId, name, createdAt }: Subject, kind: ActKind): Promise<string | null> {
  const act = await db.act.findFirst({
    where: { clusterId, instance: name, kind, state: 'success', endedAt: { gte: createdAt } },
    orderBy: { endedAt: 'desc' },
  })
  return z.object({ reason: z.string() }).safeParse(act?.detail).data?.reason ?? null
}

function isFresh({ endedAt, state }: ActView, now: Date): boolean {
  const age = endedAt === null ? 0 : now.getTime() - Date.parse(endedAt)
  return age < (state === 'success' ? SHOWN_MS : FAILURE_SHOWN_MS)
}

export type Possible = Awaited<ReturnType<typeof readPossible>>
