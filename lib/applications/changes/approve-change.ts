import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { systemContext } from '@/lib/access/system-context'
import { db, type Tx } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type Asked, type Authority, actOn } from '@/lib/instances/act'
import { instanceActEnded } from '@/lib/instances/act-ended'
import { approvedSteps } from '@/lib/instances/resize'
import { type ResizeInput, resizeSchema } from '@/lib/instances/schema'
import { tell } from '../events'
import { lockApplication } from '../lock'
import { mailApproved } from '../mails'
import { reviewableBy } from '../policy'
import { commentsSchema } from '../schema'
import { after } from '../state'
import { changeEnded } from './change-ended'
import { requireChangeable } from './instance'

type Decision = { version: number; wish: ResizeInput; comments?: string }

/**
 * Approves a change, or takes up again what failed, and has it done at once: the approval and its acts are written in one
 * transaction, so of two reviewers at once one acts and the other gets `conflict`.
 */
export async function approveChange(ctx: Ctx, id: number, input: Decision): Promise<Asked[]> {
  const { actor } = requireOwner(ctx, 'admin')
  const subject = await reviewable(db, ctx, id)
  const wish = parse(resizeSchema, input.wish)
  const words = parse(commentsSchema, input.comments ?? '')
  const { name, cluster } = await requireChangeable(db, subject)
  const asked = await actOn(
    ctx,
    { cluster: cluster.slug, name },
    'resize',
    async (instance, tx) => {
      await lockApplication(tx, id, 'approve', input.version)
      await requireChangeable(tx, subject)
      const steps = await approvedSteps(tx, ctx, instance, wish)
      const application = await tx.application.update({
        where: { id },
        data: {
          status: after('approve'),
          plan: wish,
          hostname: name,
          reviewerId: actor.id,
          reviewerComments: words,
          failure: '',
          version: { increment: 1 },
        },
      })
      await tell(tx, ctx, application, 'approved', words)
      if (application.applicantId !== actor.id) await mailApproved(tx, id)
      return steps.map((step) => ({ ...step, applicationId: id }))
    },
    byApproval(actor.isSuperuser),
  )
  await submitted(ctx, id)
  return asked
}

async function reviewable(tx: Pick<Tx, 'application'>, ctx: Ctx, id: number) {
  const where = { AND: [{ id, kind: 'change' }, reviewableBy(ctx.actor)] }
  const application = await tx.application.findFirst({ where, include: { network: true } })
  if (!application) throw notFound()
  return application
}

/** The right of the owner who asked, in the hands of who may review; an administrator's lock still holds. */
const byApproval = (superuser: boolean): Authority => ({
  sees: systemContext('approval').actor,
  standing: () => ({ superuser, owner: true, locks: false, isolates: false, manages: false }),
  onEnded: async (tx, act) => {
    await instanceActEnded(tx, act)
    await changeEnded(tx, act)
  },
})

/** Ganeti has the first of its jobs; what ended already has told so itself. */
async function submitted(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const first = await tx.act.findFirst({
      where: { applicationId: id, jobId: { not: null } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    })
    if (!first) return
    const { count } = await tx.application.updateMany({
      where: { id, status: 'approved' },
      data: { status: after('submit'), version: { increment: 1 } },
    })
    if (count === 0) return
    await tell(tx, ctx, await tx.application.findUniqueOrThrow({ where: { id } }), 'submitted', String(first.jobId))
  })
}
