import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { creationsInFlight, latestActOf } from '@/lib/acts/queries'
import { approveApplication } from '@/lib/applications/approve-application'
import { creationEnded } from '@/lib/applications/creation-ended'
import { fileApplication } from '@/lib/applications/file-application'
import { readApplication } from '@/lib/applications/queries'
import type { PlanInput } from '@/lib/applications/schema'
import { db } from '@/lib/db/client'
import { readInstance } from '@/lib/instances/queries'
import { testDatabase } from '@/tests/support/database'
import { contextOf, mailed, person, planFor, refusal, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const CREATED = ['created alice@example.org el', 'created reviewer@example.org en']
const FAILED = ['failed alice@example.org el', 'failed reviewer@example.org en']
/** What never became a job is for the reviewers alone. */
const NOT_STARTED = ['failed reviewer@example.org en']
const APPROVED = ['approved alice@example.org el']

let athens: Simulated
let alice: UserCtx
let reviewer: UserCtx
let count = 0
beforeAll(async () => {
  athens = await add('athens', { groups: ['default', 'fast'], nodes: 4 })
  await athens.pass()
  alice = await person('alice', { locale: 'el' })
  reviewer = await person('reviewer', { rights: ['review_applications'] })
})
beforeEach(async () => {
  athens.simulator.control.clearFaults()
  await db.mail.deleteMany()
})

type Pending = { id: number; name: string; plan: PlanInput }

async function pending(changes: Partial<PlanInput> = {}): Promise<Pending> {
  count += 1
  const name = `c${count}.example.org`
  const { id } = await fileApplication(alice, wish(name))
  await db.mail.deleteMany()
  return { id, name, plan: planFor(athens.id, name, changes) }
}

/** Approves the application as it is now. */
async function approve({ id, plan }: Pending, now = new Date()) {
  const { version } = await db.application.findUniqueOrThrow({ where: { id } })
  return approveApplication({ ...reviewer, now }, id, { version, plan })
}

async function submitted(application: Pending): Promise<number> {
  const submission = await approve(application)
  if (submission.state !== 'submitted') throw new Error(JSON.stringify(submission))
  return submission.jobId
}

const view = (id: number) => readApplication(alice, id)
const later = () => new Date(Date.now() + 61_000)

/** How often Ganeti was asked to make it, and how often it is there. */
function made(name: string) {
  const { control } = athens.simulator
  const asked = control.requests().filter(({ method, body }) => method === 'POST' && body.includes(`"${name}"`))
  return { asked: asked.length, there: control.state().instances.filter((one) => one.name === name).length }
}

test('followed from the queue to the instance in its owner’s list', async () => {
  athens.simulator.control.pauseJobs()
  const application = await pending()
  const { id, name } = application
  const jobId = await submitted(application)
  await athens.follow()
  expect(await view(id)).toMatchObject({ status: 'submitted', may: { edit: false, withdraw: false } })
  expect(await latestActOf(alice, id)).toMatchObject({ state: 'submitted', jobId, job: 'queued', instance: name })
  expect((await creationsInFlight(alice)).map(({ instance }) => instance)).toEqual([name])
  expect(await mailed()).toEqual(APPROVED)

  athens.simulator.control.resumeJobs()
  expect(await athens.simulator.control.jobEnded(jobId)).toBe('success')
  await athens.follow()
  const { status, events } = await view(id)
  expect(status).toBe('created')
  expect(events.map(({ kind, actor, note }) => [kind, actor, note])).toEqual([
    ['filed', 'alice', ''],
    ['approved', 'reviewer', ''],
    ['submitted', 'reviewer', String(jobId)],
    ['created', null, ''],
  ])
  const act = await latestActOf(alice, id)
  expect(act).toMatchObject({ state: 'success', job: 'success', errorCode: null })
  expect(act?.log.map(({ text }) => text).join('\n')).toContain('creating instance disks')
  expect(await readInstance(alice, 'athens', name)).toMatchObject({ owners: ['alice'], applicationId: id })
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ nameHeld: null, failure: '' })
  expect(await mailed()).toEqual([...APPROVED, ...CREATED])
  expect(made(name)).toEqual({ asked: 1, there: 1 })
  expect((await refusal(fileApplication(alice, wish(name)))).fields).toEqual({ hostname: 'hostname_taken' })
})

test('what is seen twice counts once', async () => {
  const application = await pending()
  await athens.simulator.control.jobEnded(await submitted(application))
  await Promise.all([athens.follow(), athens.follow()])
  await db.clusterState.update({ where: { clusterId: athens.id }, data: { lastJobId: 0 } })
  await athens.follow()
  expect(await mailed()).toEqual([...APPROVED, ...CREATED])
  expect((await view(application.id)).events.map(({ kind }) => kind)).toEqual([
    'filed',
    'approved',
    'submitted',
    'created',
  ])
})

test('an act that ends after its application was decided otherwise changes nothing', async () => {
  const application = await pending()
  await athens.simulator.control.jobEnded(await submitted(application))
  await athens.follow()
  const act = await db.act.findFirstOrThrow({ where: { applicationId: application.id } })
  const before = await mailed()
  await db.$transaction((tx) => creationEnded(tx, { ...act, instance: act.instance ?? '', state: 'error' }))
  expect((await view(application.id)).status).toBe('created')
  expect(await mailed()).toEqual(before)
})

test('S27: Ganeti’s job says who asked', async () => {
  const application = await pending()
  const jobId = await submitted(application)
  await athens.simulator.control.jobEnded(jobId)
  await athens.follow()
  const { reason } = await db.job.findUniqueOrThrow({ where: { clusterId_id: { clusterId: athens.id, id: jobId } } })
  const act = await latestActOf(alice, application.id)
  expect(JSON.stringify(reason)).toContain(`ganetimgr: act ${act?.id} by reviewer`)
})

test('a job that fails is a failure with Ganeti’s reason, and is submitted again', async () => {
  athens.simulator.control.setJobFaults({ failKinds: ['OP_INSTANCE_CREATE'], failText: 'disk <0> is "bad" & slow' })
  const application = await pending()
  const { id, name } = application
  await athens.simulator.control.jobEnded(await submitted(application))
  await athens.follow()
  expect(await view(id)).toMatchObject({ status: 'failed', failure: 'disk <0> is "bad" & slow' })
  expect(await latestActOf(alice, id)).toMatchObject({ state: 'error', errorText: 'disk <0> is "bad" & slow' })
  expect(await mailed()).toEqual([...APPROVED, ...FAILED])
  for (const { key, text } of await db.mail.findMany())
    if (key.includes('failed')) expect(text.replace(/\s+/g, ' '), 'B31').toContain('disk <0> is "bad" & slow')
  expect((await refusal(fileApplication(alice, wish(name)))).fields).toEqual({ hostname: 'hostname_taken' })

  athens.simulator.control.clearFaults()
  const second = { ...application, plan: { ...application.plan, memory: 512 } }
  await athens.simulator.control.jobEnded(await submitted(second))
  await athens.follow()
  expect(await view(id)).toMatchObject({ status: 'created', failure: '' })
  expect(await mailed()).toEqual([...APPROVED, ...APPROVED, ...CREATED, ...FAILED])
  expect(made(name)).toEqual({ asked: 2, there: 1 })
  expect(await db.instance.findFirst({ where: { name } })).toMatchObject({ memory: 512 })
})

test('B5: a job that is canceled is a failure', async () => {
  athens.simulator.control.pauseJobs()
  const application = await pending()
  const jobId = await submitted(application)
  await athens.follow()
  const { rapi } = await athens.mirror()
  expect((await rapi.jobs.cancel(jobId)).canceled).toBe(true)
  await athens.follow()
  expect(await view(application.id)).toMatchObject({ status: 'failed' })
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'canceled', job: 'canceled' })
  expect(await mailed()).toEqual([...APPROVED, ...FAILED])
  expect(made(application.name).there).toBe(0)
})

test('B23: what Ganeti refuses at once is a failure at once, and waits for nobody', async () => {
  const application = await pending()
  athens.simulator.control.addFault({ fault: { kind: 'status', status: 400 }, method: 'POST', path: '/2/instances' })
  expect(await approve(application)).toMatchObject({ state: 'refused', reason: 'rejected' })
  expect(await view(application.id)).toMatchObject({ status: 'failed', may: { edit: false } })
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'not_started', errorCode: 'rejected' })
  expect(await mailed()).toEqual([...APPROVED, ...NOT_STARTED])
  athens.simulator.control.clearFaults()
  await athens.simulator.control.jobEnded(await submitted(application))
  await athens.follow()
  expect((await view(application.id)).status).toBe('created')
})

test('a cluster that cannot be reached is a failure at once too: nothing was sent', async () => {
  const application = await pending()
  await athens.simulator.control.outage()
  expect(await approve(application)).toMatchObject({ state: 'refused', reason: 'unreachable' })
  await athens.simulator.control.recover()
  expect((await view(application.id)).status).toBe('failed')
  expect(made(application.name).asked).toBe(0)
})

test('B23: an answer that is lost leaves the job, which is found by its reason', async () => {
  const application = await pending()
  const { id, name } = application
  const lost = { fault: { kind: 'reset' }, method: 'POST', path: '/2/instances', times: 1, afterwards: true } as const
  athens.simulator.control.addFault(lost)
  expect(await approve(application)).toEqual({ state: 'unknown' })
  expect(await view(id)).toMatchObject({ status: 'approved', may: { approve: false } })
  const again = await approve(application).catch((error) => error)
  expect(again).toMatchObject({ code: 'conflict', reason: 'application_decided' })
  const jobs = athens.simulator.control.state().jobs.filter(({ opcodes }) => opcodes.includes('OP_INSTANCE_CREATE'))
  const jobId = jobs.at(-1)?.id ?? 0
  await athens.simulator.control.jobEnded(jobId)
  await athens.follow(later())
  expect(await latestActOf(alice, id)).toMatchObject({ state: 'success', jobId })
  expect((await view(id)).status).toBe('created')
  expect(await mailed()).toEqual([...APPROVED, ...CREATED])
  expect(made(name)).toEqual({ asked: 1, there: 1 })
})

test('a request that never arrived is not started, but only once the cluster has answered for long enough', async () => {
  const application = await pending()
  const { id, name } = application
  athens.simulator.control.addFault({ fault: { kind: 'reset' }, method: 'POST', path: '/2/instances', times: 1 })
  expect(await approve(application)).toEqual({ state: 'unknown' })
  await athens.follow()
  expect((await view(id)).status).toBe('approved')
  await athens.follow(later())
  expect((await view(id)).status).toBe('failed')
  expect(await latestActOf(alice, id)).toMatchObject({ state: 'not_started', errorCode: 'no_job' })
  expect(await mailed()).toEqual([...APPROVED, ...NOT_STARTED])
  await athens.simulator.control.jobEnded(await submitted(application))
  await athens.follow()
  expect(made(name)).toEqual({ asked: 2, there: 1 })
})

test('B6: while the cluster does not answer an act stays as it is, and goes on afterwards', async () => {
  const application = await pending()
  const jobId = await submitted(application)
  await athens.simulator.control.outage()
  await expect(athens.follow(later())).rejects.toThrow()
  expect((await view(application.id)).status).toBe('submitted')
  await athens.simulator.control.recover()
  await athens.simulator.control.jobEnded(jobId)
  await athens.follow(later())
  expect((await view(application.id)).status).toBe('created')
})

test('B23: a job that ended and was archived while nobody looked is found', async () => {
  const application = await pending()
  await athens.simulator.control.jobEnded(await submitted(application))
  athens.simulator.control.operator.archiveJobs()
  await athens.follow()
  expect((await view(application.id)).status).toBe('created')
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'success', job: 'success' })
})

test('a job whose answer was lost, and which was archived before anyone saw it, is found by its reason', async () => {
  const application = await pending()
  const jobId = await submitted(application)
  await athens.simulator.control.jobEnded(jobId)
  athens.simulator.control.operator.archiveJobs()
  const unsent = { state: 'intended', jobId: null, submittedAt: null }
  await db.act.updateMany({ where: { applicationId: application.id }, data: unsent })
  const { cluster } = await athens.mirror()
  await db.clusterState.update({ where: { clusterId: cluster.id }, data: { lastJobId: jobId } })
  await athens.follow(later())
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'submitted' })
  await athens.follow(later())
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'success', job: 'success' })
  expect((await view(application.id)).status).toBe('created')
})

test('a job that Ganeti has forgotten before anyone saw it is lost, and its application failed', async () => {
  athens.simulator.control.setJobFaults({ loseRate: 1 })
  const application = await pending()
  await submitted(application)
  await athens.follow()
  expect(await latestActOf(alice, application.id)).toMatchObject({ state: 'lost', errorCode: 'job_lost', job: 'lost' })
  expect((await view(application.id)).status).toBe('failed')
  expect(await mailed()).toEqual([...APPROVED, ...FAILED])
})

test('of a lost job the instance that it made tells that it succeeded', async () => {
  const application = await pending()
  const jobId = await submitted(application)
  await athens.simulator.control.jobEnded(jobId)
  const mirror = await athens.mirror()
  await athens.follow()
  await db.act.updateMany({ where: { applicationId: application.id }, data: { state: 'submitted', endedAt: null } })
  await db.application.update({ where: { id: application.id }, data: { status: 'submitted' } })
  await db.job.update({
    where: { clusterId_id: { clusterId: mirror.cluster.id, id: jobId } },
    data: { status: 'lost' },
  })
  await db.mail.deleteMany()
  await athens.follow()
  expect((await view(application.id)).status).toBe('created')
})

test('an instance that is already there makes the job fail, and it is not taken for ours', async () => {
  const application = await pending()
  const { id, name } = application
  const jobs = athens.simulator.control
  const created = jobs.operator.run('create', {
    instance_name: name,
    os_type: 'noop',
    mode: 'create',
    disk_template: 'diskless',
    disks: [],
    nics: [],
    name_check: false,
    ip_check: false,
  })
  await jobs.jobEnded(created)
  await jobs.jobEnded(await submitted(application))
  await athens.follow()
  expect(await view(id)).toMatchObject({ status: 'failed' })
  expect(await latestActOf(alice, id)).toMatchObject({ state: 'error', errorCode: 'already_exists' })
  expect(await refusal(readInstance(await contextOf('alice'), 'athens', name))).toMatchObject({ code: 'not_found' })
})

test('each step is in the audit log with who did it, and nothing in it is secret', async () => {
  const application = await pending()
  await athens.simulator.control.jobEnded(await submitted(application))
  await athens.follow()
  const entries = await db.auditEntry.findMany({ where: { instance: application.name }, orderBy: { id: 'asc' } })
  expect(entries.map(({ action, actorName, actorKind }) => `${action} ${actorKind} ${actorName}`)).toEqual([
    'application.filed user alice',
    'instance.create user reviewer',
    'application.approved user reviewer',
    'application.submitted user reviewer',
    'application.created system worker',
  ])
  const { cookie } = await db.application.findUniqueOrThrow({ where: { id: application.id } })
  const { rapiPassword } = await db.cluster.findUniqueOrThrow({ where: { id: athens.id } })
  const all = JSON.stringify(await db.auditEntry.findMany())
  for (const secret of [cookie, rapiPassword ?? '', 'writer-secret']) expect(all).not.toContain(secret)
})

test('who it is none of sees nothing of the act', async () => {
  const bob = await person('bob')
  const application = await pending()
  await submitted(application)
  expect(await latestActOf(bob, application.id)).toBeNull()
  expect(await latestActOf(reviewer, application.id)).toMatchObject({ instance: application.name })
  expect(await creationsInFlight(bob)).toEqual([])
})
