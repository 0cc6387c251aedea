import type { Actor, Ctx } from '@/lib/access/actor'
import { abandon } from '@/lib/acts/abandon'
import type { OnEnded } from '@/lib/acts/end'
import { type InstanceIntention, intend } from '@/lib/acts/intend'
import { refused } from '@/lib/acts/refused'
import { type Submission, submitAct } from '@/lib/acts/submit'
import { db, type Tx } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import type { Rapi } from '@/lib/rapi/client'
import { instanceActEnded } from './act-ended'
import { type InstanceAct, refusalOf } from './policy'
import { recordRefusal, refusalError } from './refusal'
import { visibleInstances } from './scope'
import { type Standing, standingOf } from './standing'
import { type Place, readSubject, type Subject } from './subject'

/** One job. Several are asked for in their order; Ganeti's lock on the instance keeps it. */
export type Step = Pick<InstanceIntention, 'kind' | 'detail' | 'applicationId'> & {
  call: (rapi: Rapi, reason: string) => Promise<number>
}

/**
 * Whose rights decide, where it is not who acts: an approval lets a reviewer do what the owner asked for. `onEnded`: what
 * follows from an act that ends at once, since Ganeti refused it.
 */
export type Authority = { sees: Actor; standing: (subject: Subject) => Standing; onEnded: OnEnded }

/** `intended`: the answer was lost, so whether there is a job is found out by the synchronisation. */
export type Asked = { act: string; state: 'submitted' | 'intended' }

/**
 * Does something to an instance: whether the actor may and whether it is possible now is decided under a lock on the
 * instance, so that of two at once one acts and the other gets `conflict`. Resolves once Ganeti has the jobs or cannot be
 * asked; their outcome is the acts'. `plan` may look and refuse, within the transaction, but must not ask Ganeti.
 */
export async function actOn(
  ctx: Ctx,
  place: Place,
  what: InstanceAct,
  plan: (subject: Subject, tx: Tx) => Step[] | Promise<Step[]>,
  authority: Authority = ownRights(ctx),
): Promise<Asked[]> {
  const { cluster, pairs } = await begin(ctx, place, what, plan, authority)
  const asked: Asked[] = []
  for (const [index, { act, step }] of pairs.entries()) {
    const submission = await submitAct(ctx, act, cluster, step.call, authority.onEnded)
    if (submission.state !== 'refused') asked.push({ act: act.id, state: stateOf(submission) })
    if (submission.state === 'submitted') continue
    await abandon(
      pairs.slice(index + 1).map((pair) => pair.act),
      authority.onEnded,
    )
    if (submission.state === 'refused') throw refused(submission, cluster.slug)
    break
  }
  return asked
}

const ownRights = (ctx: Ctx): Authority => ({
  sees: ctx.actor,
  standing: (subject) => standingOf(ctx.actor, subject),
  onEnded: instanceActEnded,
})

const stateOf = ({ state }: Submission) => (state === 'submitted' ? 'submitted' : 'intended')

async function begin(
  ctx: Ctx,
  place: Place,
  what: InstanceAct,
  plan: Parameters<typeof actOn>[3],
  { sees, standing }: Authority,
) {
  const outcome = await db.$transaction(async (tx) => {
    await lockInstance(tx, sees, place)
    const subject = await readSubject(tx, sees, place)
    const { cluster } = subject
    const pairs: { act: Act; step: Step }[] = []
    const refusal = refusalOf(what, standing(subject), subject.now)
    if (refusal) {
      await recordRefusal(tx, ctx, subject, what, refusal)
      return { refusal, cluster, pairs }
    }
    for (const step of await plan(subject, tx)) {
      const { call: _, ...intention } = step
      pairs.push({ step, act: await intend(tx, ctx, { ...intention, cluster, instance: subject.name }) })
    }
    return { refusal, cluster, pairs }
  })
  if (outcome.refusal) throw refusalError(outcome.refusal, place)
  return outcome
}

/** Held until the transaction ends. Throws `not_found` where there is none, or none that the actor sees: nobody else waits. */
export async function lockInstance(tx: Tx, sees: Actor, { cluster, name }: Place): Promise<void> {
  const where = { AND: [visibleInstances(sees), { name, cluster: { slug: cluster } }] }
  const found = await tx.instance.findFirst({ where, select: { id: true } })
  if (!found) throw notFound()
  await tx.$queryRaw`select id from "Instance" where id = ${found.id} for no key update`
}
