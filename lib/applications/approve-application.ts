import type { Ctx, PersonCtx } from '@/lib/access/actor'
import { may, requireOwner } from '@/lib/access/authorize'
import { intend } from '@/lib/acts/intend'
import { type Submission, submitAct } from '@/lib/acts/submit'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { creationEnded } from './creation-ended'
import { tell } from './events'
import { lockApplication } from './lock'
import { mailApproved } from './mails'
import { isNameClash, nameTaken, requireFreeName } from './names'
import { checkPlan } from './plan'
import { reviewableBy } from './policy'
import { preparePayload } from './prepare-payload'
import { commentsSchema, type Plan, type PlanInput, planSchema } from './schema'
import { after } from './state'

type Decision = { version: number; plan: PlanInput; comments?: string }

/**
 * Approves, or re-submits what failed, and asks Ganeti for the instance. Of two reviewers at once, one submits and the
 * other gets `conflict`. Resolves once Ganeti has the job, has refused it, or cannot be asked.
 */
export async function approveApplication(ctx: Ctx, id: number, input: Decision): Promise<Submission> {
  const personCtx = requireOwner(ctx, 'admin')
  const prepared = await transact((tx) => approve(tx, personCtx, id, input))
  return submit(personCtx, prepared)
}

export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(work)
  } catch (error) {
    throw isNameClash(error) ? nameTaken() : error
  }
}

async function approve(tx: Tx, ctx: PersonCtx, id: number, { version, plan: input, comments }: Decision) {
  const subject = await tx.application.findFirst({ where: { AND: [{ id, kind: 'create' }, reviewableBy(ctx.actor)] } })
  if (!subject) throw notFound()
  const words = parse(commentsSchema, comments ?? '')
  const plan = parse(planSchema, input)
  if (!may(ctx.actor, 'review_applications', plan.clusterId))
    throw invalid({ clusterId: { code: 'cluster_not_offered' } })
  await lockApplication(tx, id, 'approve', version)
  return decide(tx, ctx, id, plan, words)
}

/** The approval itself, in a transaction that holds the application's lock and has checked the right to it. */
export async function decide(tx: Tx, ctx: PersonCtx, id: number, plan: Plan, words: string) {
  await requireFreeName(tx, plan.hostname, id)
  const checked = await checkPlan(tx, plan)
  const application = await tx.application.update({
    where: { id },
    data: {
      status: after('approve'),
      plan,
      clusterId: plan.clusterId,
      nameHeld: plan.hostname,
      reviewerId: ctx.actor.id,
      reviewerComments: words,
      failure: '',
      version: { increment: 1 },
    },
    include: { applicant: true },
  })
  const payload = await preparePayload(tx, checked, application)
  const cluster = await tx.cluster.findUniqueOrThrow({ where: { id: plan.clusterId } })
  const act = await intend(tx, ctx, { kind: 'instance.create', cluster, instance: plan.hostname, applicationId: id })
  await tell(tx, ctx, application, 'approved', words)
  if (application.applicantId !== ctx.actor.id) await mailApproved(tx, id)
  return { act, cluster, payload, applicationId: id }
}

/** After the commit: a failure from here on is the act's, and shows on the application. */
export async function submit(
  ctx: PersonCtx,
  { act, cluster, payload, applicationId }: Awaited<ReturnType<typeof decide>>,
) {
  const submission = await submitAct(
    ctx,
    act,
    cluster,
    (rapi, reason) => rapi.instances.create(payload, { reason }),
    creationEnded,
  )
  if (submission.state === 'submitted')
    await db.$transaction(async (tx) => {
      const { count } = await tx.application.updateMany({
        where: { id: applicationId, status: 'approved' },
        data: { status: after('submit'), version: { increment: 1 } },
      })
      if (count === 0) return
      await tell(
        tx,
        ctx,
        await tx.application.findUniqueOrThrow({ where: { id: applicationId } }),
        'submitted',
        String(submission.jobId),
      )
    })
  return submission
}
