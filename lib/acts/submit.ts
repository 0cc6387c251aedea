import type { Ctx } from '@/lib/access/actor'
import { rapiFor } from '@/lib/clusters/rapi'
import { db } from '@/lib/db/client'
import type { Act, Cluster } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import type { Rapi } from '@/lib/rapi/client'
import { RapiError } from '@/lib/rapi/errors'
import { endAct, type OnEnded } from './end'
import { publishAct } from './intend'
import { reasonOf } from './reason'

export type Submission =
  | { state: 'submitted'; jobId: number }
  | { state: 'refused'; reason: string; text: string }
  | { state: 'unknown' }

/**
 * Steps 2 and 3 of an act: asks Ganeti once and records the job. A definite refusal ends the act at once; when the answer
 * was lost the act stays `intended` for `settleActs`.
 */
export async function submitAct(
  ctx: Ctx,
  act: Act,
  cluster: Cluster,
  call: (rapi: Rapi, reason: string) => Promise<number>,
  onEnded: OnEnded,
): Promise<Submission> {
  const who = ctx.actor.kind === 'system' ? ctx.actor.name : ctx.actor.username
  try {
    const jobId = await call(rapiFor(cluster, 'write'), reasonOf(act.id, who))
    await db.$transaction(async (tx) => {
      const { count } = await tx.act.updateMany({
        where: { id: act.id, state: 'intended' },
        data: { state: 'submitted', jobId, submittedAt: new Date() },
      })
      if (count > 0) await publishAct(tx, act)
    })
    return { state: 'submitted', jobId }
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) return { state: 'unknown' }
    await db.$transaction((tx) =>
      endAct(tx, act.id, { state: 'not_started', errorCode: refusal.reason, errorText: refusal.text }, onEnded),
    )
    return { state: 'refused', ...refusal }
  }
}

function refusalOf(error: unknown): { reason: string; text: string } | null {
  if (error instanceof AppError) return { reason: error.reason, text: '' }
  if (!(error instanceof RapiError)) throw error
  if (error.outcomeUnknown) return null
  return { reason: error.kind, text: error.explain ?? error.message }
}
