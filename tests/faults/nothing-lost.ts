import { expect } from 'vitest'
import { verifyAudit } from '@/lib/audit/verify'
import { db } from '@/lib/db/client'
import { system, until } from '../support/fixtures'
import type { Stage } from './stage'

const QUIET_S = 120
const MIRRORED_S = 60

/** Until there are none of them. */
const ended = (what: string, left: () => Promise<object[]>) =>
  until(async () => (await left()).length === 0, QUIET_S).catch(async () => expect(await left(), what).toEqual([]))

const inOrder = (pairs: unknown[][]) => pairs.map((pair) => pair.join(' ')).sort()

/**
 * Once all is quiet: each act has ended or is told as not started, each job of the cluster is that of one act, no instance
 * was created twice, each mail arrived, the mirror says what is there, and the chain of the audit log is whole. What was counted.
 */
export async function nothingLost({ alpha, mail }: Pick<Stage, 'alpha' | 'mail'>): Promise<Record<string, number>> {
  await age()
  await ended('an act is open', () => db.act.findMany({ where: { endedAt: null } }))
  await ended('a mail is not sent', () => db.mail.findMany({ where: { sentAt: null }, omit: { text: true } }))
  const acts = await db.act.findMany({ where: { clusterId: alpha.id } })
  const named = jobsOfActs({ alpha })
  const asked = new Map(named.map(({ job }) => [job.id, job]))
  const known = acts.flatMap(({ id, jobId }) => (jobId === null ? [] : [[id, jobId]]))
  expect(inOrder(known), 'each accepted job is that of one act').toEqual(
    inOrder(named.map(({ act, job }) => [act, job.id])),
  )
  for (const { jobId, state } of acts) expect(state).toBe(jobId === null ? 'not_started' : asked.get(jobId)?.status)

  const applications = await db.application.count({ where: { status: { in: ['created', 'failed'] } } })
  const creations = acts.filter(({ kind, state }) => kind === 'instance.create' && state === 'success')
  expect(new Set(creations.map(({ instance }) => instance)).size, 'created twice').toBe(creations.length)
  expect(await db.application.count({ where: { status: { in: ['approved', 'submitted'] } } })).toBe(0)

  await mirrored({ alpha })
  const written = await db.mail.count()
  const arrived = mail.messages.map(({ messageId }) => messageId)
  expect(new Set(arrived).size, 'a mail lost, or sent as two').toBe(written)
  expect((await verifyAudit(system())).broken, 'the chain of the audit log').toBeNull()
  return {
    acts: acts.length,
    jobs: named.length,
    applications,
    mails: written,
    repeated: arrived.length - new Set(arrived).size,
  }
}

/**
 * What no job names is given up a minute after it was asked for: most of that minute has passed now. A task that failed
 * waits ever longer: it does so no more. To be called when nobody is about to ask the cluster any more.
 */
export async function age(): Promise<void> {
  await db.$executeRaw`update "Act" set "createdAt" = "createdAt" - interval '45 seconds' where state = 'intended'`
  await db.$executeRaw`
    select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where attempts > 0), run_at => now())`
}

/** What the cluster's jobs say of themselves: which act each is of. */
export function jobsOfActs({ alpha }: Pick<Stage, 'alpha'>) {
  return alpha.simulator.control.state().jobs.flatMap((job) => {
    const act = /\bact (\S+) by /.exec(job.reasons.join('\n'))?.[1]
    return act ? [{ act, job }] : []
  })
}

/** Until the mirror has the instances that the cluster has, as they are. */
export async function mirrored({ alpha }: Pick<Stage, 'alpha'>): Promise<void> {
  const unlike = async () => {
    const rows = new Map((await db.instance.findMany({ where: { clusterId: alpha.id } })).map((row) => [row.name, row]))
    const there = alpha.simulator.control.state().instances
    const other = there.filter(({ name, adminState }) => rows.get(name)?.adminState !== adminState)
    return [...other, ...[...rows.values()].filter(({ name }) => !there.some((one) => one.name === name))]
  }
  await until(async () => (await unlike()).length === 0, MIRRORED_S).catch(async () =>
    expect(await unlike(), 'not as mirrored').toEqual([]),
  )
}
