import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { testDatabase } from '../support/database'
import { planFor, until, wish } from '../support/fixtures'
import { simulators } from '../support/simulated'
import { hold } from './hold'
import { age } from './nothing-lost'
import { ROLES } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'

/** kill -9 of the process that is at the step, which is held there by a lock in PostgreSQL or by Ganeti's silence. */

testDatabase()
const { add } = simulators()
const SHUTDOWN = '^/2/instances/[^/]+/shutdown'
const SETTLED_S = 90

let stage: Stage
let running: string[]
beforeAll(async () => {
  stage = await setStage(add, { instances: 16 })
  const { instances } = stage.alpha.simulator.control.state()
  running = instances.filter(({ adminState }) => adminState === 'up').map(({ name }) => name)
})
afterEach(() => Promise.all(ROLES.map((role) => stage.site.start(role))))
afterAll(() => stage?.clear())

/** One that nobody has acted on. */
function fresh(): string {
  const name = running.shift()
  if (!name) throw new Error('no instance is left that runs')
  return name
}
const stop = (name: string) => stage.owner.post(`/instances/alpha/${name}/shutdown`, { how: 'hard' })
/** The application that the answer tells of. */
async function madeBy(answer: Response | null): Promise<{ id: number; version: number }> {
  expect(answer?.status).toBe(201)
  return answer?.json()
}
const actOn = (instance: string) => db.act.findFirst({ where: { instance } })
const jobsOf = (act: string) =>
  stage.alpha.simulator.control.state().jobs.filter(({ reasons }) => reasons.some((text) => text.includes(act)))
/** But for what the mirror asks, which is a job too. */
const jobsAsked = () =>
  stage.alpha.simulator.control.state().jobs.filter(({ opcodes }) => !opcodes.includes('OP_OS_DIAGNOSE'))
const endOf = async (instance: string) => {
  await until(async () => (await actOn(instance))?.endedAt != null, SETTLED_S)
  return actOn(instance)
}
/** That the act has ended as it should, with the one job that it has. */
async function done(instance: string): Promise<void> {
  const act = await endOf(instance)
  expect(act).toMatchObject({ state: 'success' })
  expect(jobsOf(act?.id ?? '').map(({ id }) => id)).toEqual([act?.jobId])
}

describe('the web process is killed', () => {
  test('before the act is written: there is none, and Ganeti was not asked', async ({ task }) => {
    const name = fresh()
    const held = await hold('lock table "Act" in share mode')
    const before = jobsAsked().length
    const asking = stop(name)
    await held.awaited()
    await stage.site.kill('web')
    await held.release()
    expect(await asking).toBeNull()
    expect(await actOn(name)).toBeNull()
    expect(jobsAsked()).toHaveLength(before)
    tried(task, 1)
  })

  test('while Ganeti has not heard the request: the act is shown as not started once that is sure', async ({
    task,
  }) => {
    const name = fresh()
    const { control } = stage.alpha.simulator
    control.addFault({ fault: { kind: 'hang' }, method: 'PUT', path: SHUTDOWN, times: 1 })
    const before = control.requests().length
    const asking = stop(name)
    await until(() =>
      control
        .requests()
        .slice(before)
        .some(({ url }) => new RegExp(SHUTDOWN).test(url)),
    )
    await stage.site.kill('web')
    await asking
    await stage.site.start('web')
    await age()
    expect(await endOf(name)).toMatchObject({ state: 'not_started', errorCode: 'no_job', jobId: null })
    tried(task, 1)
  })

  test('when Ganeti has the job and its answer is not there yet: the job is found by its reason', async ({ task }) => {
    const name = fresh()
    const { control } = stage.alpha.simulator
    control.addFault({ fault: { kind: 'hang' }, method: 'PUT', path: SHUTDOWN, times: 1, afterwards: true })
    const before = jobsAsked().length
    const asking = stop(name)
    await until(() => jobsAsked().length > before)
    await stage.site.kill('web')
    await asking
    await done(name)
    tried(task, 1)
  })

  test('when the answer is there and not yet written: the same', async ({ task }) => {
    const name = fresh()
    await stage.site.kill('worker')
    const { control } = stage.alpha.simulator
    control.addFault({ latencyMs: 1_000, method: 'PUT', path: SHUTDOWN, times: 1 })
    const asking = stop(name)
    await until(async () => (await actOn(name)) !== null)
    const held = await hold('select 1 from "Act" where instance = $1 for update', [name])
    await held.awaited()
    await stage.site.kill('web')
    await held.release()
    await asking
    expect(await actOn(name)).toMatchObject({ state: 'intended', jobId: null })
    await Promise.all([stage.site.start('web'), stage.site.start('worker')])
    await done(name)
    tried(task, 1)
  })
})

describe('the worker is killed', () => {
  test('while the job runs, which then ends unseen', async ({ task }) => {
    const name = fresh()
    const { control } = stage.alpha.simulator
    control.pauseJobs()
    expect((await stop(name))?.status).toBe(202)
    await stage.site.kill('worker')
    control.resumeJobs()
    await control.jobEnded((await actOn(name))?.jobId ?? 0)
    await stage.site.start('worker')
    await done(name)
    tried(task, 1)
  })

  test('while it writes the end of an act: it is written once, with what follows', async ({ task }) => {
    const name = fresh()
    const { control } = stage.alpha.simulator
    control.pauseJobs()
    expect((await stop(name))?.status).toBe(202)
    const held = await hold('select 1 from "Act" where instance = $1 for update', [name])
    control.resumeJobs()
    await held.awaited()
    await stage.site.kill('worker')
    await held.release()
    expect(await actOn(name)).toMatchObject({ endedAt: null })
    await stage.site.start('worker')
    await done(name)
    tried(task, 1)
  })

  test('while it writes that an application’s instance is made: made once, told once', async ({ task }) => {
    const { control } = stage.alpha.simulator
    control.pauseJobs()
    const filed = await stage.owner.post('/applications', wish('made.example.org'))
    const { id, version } = await madeBy(filed)
    const plan = planFor(stage.alpha.id, 'made.example.org')
    const approved = await stage.staff.post(`/applications/${id}/approve`, { version, plan, comments: '' })
    expect(approved?.status).toBe(202)
    const held = await hold('lock table "Mail" in share mode')
    control.resumeJobs()
    await held.awaited()
    await stage.site.kill('worker')
    await held.release()
    await stage.site.start('worker')
    await done('made.example.org')
    const created = await db.mail.findMany({ where: { key: { contains: ':created' } } })
    expect(created.map(({ to }) => to)).toEqual([...new Set(created.map(({ to }) => to))])
    expect(control.state().instances.filter(({ name }) => name === 'made.example.org')).toHaveLength(1)
    tried(task, 1)
  })

  test('when a mail has left and that is not yet written: it comes again as the same mail', async ({ task }) => {
    await stage.site.kill('worker')
    await queueMail(db, { key: 'left', to: 'alice@example.org', locale: 'en', subject: 'left', text: 't' })
    const held = await hold('lock table "Mail" in share mode')
    await stage.site.start('worker')
    await stage.mail.waitFor(({ subject }) => subject === 'left')
    await held.awaited()
    await stage.site.kill('worker')
    await held.release()
    await stage.site.start('worker')
    await until(async () => (await db.mail.findUnique({ where: { key: 'left' } }))?.sentAt != null)
    const ids = stage.mail.messages.filter(({ subject }) => subject === 'left').map(({ messageId }) => messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    tried(task, 1)
  })
})
