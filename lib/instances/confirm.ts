import type { Ctx } from '@/lib/access/actor'
import { db, type Tx } from '@/lib/db/client'
import { AppError, conflict, invalid } from '@/lib/errors/app-error'
import { type Asked, actOn, type Step } from './act'
import { stillHolds, wishOf } from './confirmations'
import { CONFIRMED, isConfirmedAct } from './confirmed'
import { findRequest } from './request'
import type { Place } from './subject'

const isVoid = () => conflict('confirmation_void')

/**
 * Does what a mailed link asks for, once. `typedName` is the instance's name where data is lost. What is refused before
 * Ganeti has a job leaves the link as it was (spec B10).
 */
export async function confirmAct(
  ctx: Ctx,
  token: string,
  typedName: string,
): Promise<{ place: Place; asked: Asked[] }> {
  const request = await findRequest(ctx, token)
  if (!request || !isConfirmedAct(request.act)) throw isVoid()
  const { id, act } = request
  const { losesData, check, steps } = CONFIRMED[act]
  const place = { cluster: request.cluster.slug, name: request.instance }
  if (losesData && typedName.trim() !== place.name) throw invalid({ name: { code: 'name_differs' } })
  let consumed = false
  let queued = false
  const noting = (step: Step): Step => ({
    ...step,
    async call(rapi, reason) {
      const job = await step.call(rapi, reason)
      queued = true
      return job
    },
  })
  try {
    const asked = await actOn(ctx, place, act, async (subject, tx) => {
      if (!stillHolds(request, subject)) throw isVoid()
      const wish = await check(tx, subject, wishOf(request))
      await consume(tx, id, request.tokenHash)
      consumed = true
      return (await steps(tx, subject, wish)).map(noting)
    })
    await db.confirmation.update({ where: { id }, data: { acts: asked.map((one) => one.act) } })
    return { place, asked }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not_found') throw isVoid()
    const refusedByCluster = error.code === 'cluster_unavailable' || error.code === 'cluster_rejected'
    if (consumed && !queued && refusedByCluster) await reopen(id)
    throw error
  }
}

async function consume(tx: Tx, id: string, tokenHash: string): Promise<void> {
  const { count } = await tx.confirmation.updateMany({
    where: { id, tokenHash, closedAt: null },
    data: { closedAt: new Date() },
  })
  if (count === 0) throw isVoid()
}

const reopen = (id: string) => db.confirmation.updateMany({ where: { id }, data: { closedAt: null } })
