import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { approveApplication } from '@/lib/applications/approve-application'
import { approveChange } from '@/lib/applications/changes/approve-change'
import { changeData } from '@/lib/applications/changes/change-data'
import { requestChange } from '@/lib/applications/changes/request-change'
import { countWaiting, listForReview, listMyApplications, readApplication } from '@/lib/applications/queries'
import { rejectApplication } from '@/lib/applications/reject-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { db } from '@/lib/db/client'
import type { Resize } from '@/lib/instances/schema'
import { testDatabase } from '@/tests/support/database'
import { mailed, notFound, person, planFor, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let alice: UserCtx
let bob: UserCtx
let rhea: UserCtx
let rita: UserCtx
const place = { cluster: 'alpha', name: 'web.example.org' }
const page = { q: '', page: 1, pageSize: 50, status: null }

beforeAll(async () => {
  alice = await person('alice', { locale: 'el' })
  bob = await person('bob')
  rhea = await person('rhea', { rights: ['review_applications'] })
  rita = await person('rita', { rights: ['review_applications'] })
  alpha = await add('alpha', {
    instances: 2,
    instanceTags: [['ganetimgr:user:alice'], ['ganetimgr:user:bob']],
    instanceName: (i) => (i === 1 ? place.name : 'other.example.org'),
    diskTemplates: ['plain'],
  })
  await alpha.pass()
})

beforeEach(async () => {
  await db.application.deleteMany()
  await db.mail.deleteMany()
})

const instance = () =>
  db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId: alpha.id, name: place.name } } })

async function wish(changes: Partial<Resize> = {}): Promise<Resize> {
  const { vcpus, memory, diskSizes } = await instance()
  const none = { minMemory: null, addDisk: null, removeDisk: null, addNic: null, removeNic: null }
  return { vcpus, memory, disks: diskSizes, ...none, ...changes }
}

const ask = async (changes: Partial<Resize>, ctx = alice) =>
  (await requestChange(ctx, place, { wish: await wish(changes), comments: 'The course has grown' })).id

const read = (id: number) => db.application.findUniqueOrThrow({ where: { id } })

async function settled(): Promise<void> {
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
}

test('an owner asks, a reviewer changes the wish and approves, and it is done to the end', async () => {
  const id = await ask({ vcpus: 6, memory: 8192 })
  expect(await countWaiting(rhea)).toBe(1)
  expect((await listForReview(rhea, { ...page, open: true })).rows).toMatchObject([{ id, kind: 'change' }])
  expect((await listMyApplications(alice, page)).rows).toMatchObject([{ id, kind: 'change', status: 'pending' }])
  expect(await changeData(rhea, id)).toMatchObject({
    problem: null,
    instance: { name: place.name, bounds: { vcpus: [1, 8] } },
  })
  const asked = await approveChange(rhea, id, {
    version: 1,
    wish: await wish({ vcpus: 6, memory: 6144 }),
    comments: '6',
  })
  expect(asked.length).toBeGreaterThan(0)
  await settled()
  expect(await read(id)).toMatchObject({ status: 'created', reviewerComments: '6' })
  expect(await instance()).toMatchObject({ vcpus: 6, memory: 6144 })
  const acts = await db.act.findMany({ where: { applicationId: id } })
  expect(acts.every(({ actorId }) => actorId === rhea.actor.id)).toBe(true)
  expect(await mailed()).toEqual([
    'approved alice@example.org el',
    'created alice@example.org el',
    'created rhea@example.org en',
    'created rita@example.org en',
    'filed alice@example.org el',
    'filed rhea@example.org en',
    'filed rita@example.org en',
  ])
  const greek = await db.mail.findFirstOrThrow({ where: { key: { contains: ':approved:' } } })
  expect(greek.subject).toContain('αλλαγ')
})

test('of two reviewers at once one acts', async () => {
  const id = await ask({ vcpus: 7 })
  const wished = await wish({ vcpus: 7 })
  const both = [rhea, rita].map((ctx) => approveChange(ctx, id, { version: 1, wish: wished }))
  const results = await Promise.allSettled(both)
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await settled()
  expect(await db.act.count({ where: { applicationId: id, kind: 'instance.resize' } })).toBe(1)
})

test('only an owner asks, one at a time, and within the policy', async () => {
  const { vcpus, memory, diskSizes: disks } = await instance()
  const request = { wish: { vcpus: vcpus + 1, memory, disks }, comments: 'Why not' }
  expect(await refusal(requestChange(bob, place, request))).toMatchObject(notFound)
  const beyond = requestChange(alice, place, { wish: await wish({ vcpus: 99 }), comments: 'More' })
  expect((await refusal(beyond)).fields).toEqual({ vcpus: 'above_policy' })
  const silent = requestChange(alice, place, { ...request, comments: ' ' })
  expect((await refusal(silent)).fields).toEqual({ comments: 'required' })
  const id = await ask({ memory: 7168 })
  expect(await refusal(ask({ memory: 7680 }))).toMatchObject({ code: 'conflict', reason: 'change_waits' })
  await withdrawApplication(alice, id)
  expect(await read(id)).toMatchObject({ status: 'withdrawn' })
  await ask({ memory: 7680 })
})

test('a rejection says why; nobody approves afterwards, nor a change as if it were a creation', async () => {
  const id = await ask({ vcpus: 5 })
  expect(await refusal(rejectApplication(bob, id, 1, 'no'))).toMatchObject(notFound)
  expect(await refusal(readApplication(bob, id))).toMatchObject(notFound)
  const asCreation = approveApplication(rhea, id, { version: 1, plan: planFor(alpha.id, 'new.example.org') })
  expect(await refusal(asCreation)).toMatchObject(notFound)
  await rejectApplication(rhea, id, 1, 'The nodes are full')
  expect(await mailed()).toContain('rejected alice@example.org el')
  const late = approveChange(rita, id, { version: 2, wish: await wish({ vcpus: 5 }) })
  expect(await refusal(late)).toMatchObject({ code: 'conflict', reason: 'application_decided' })
})

test('what the owner left, or what is gone, is not changed any more; what was renamed is', async () => {
  const id = await ask({ vcpus: 5 })
  const { id: row, uuid } = await instance()
  const decision = { version: 1, wish: await wish({ vcpus: 5 }) }
  await db.instanceOwner.updateMany({ where: { instanceId: row }, data: { userId: bob.actor.id } })
  expect(await refusal(approveChange(rhea, id, decision))).toMatchObject({ reason: 'change_owner_left' })
  expect((await changeData(rhea, id)).problem).toBe('change_owner_left')
  await db.instanceOwner.updateMany({ where: { instanceId: row }, data: { userId: alice.actor.id } })
  await db.instance.update({ where: { id: row }, data: { uuid: 'another' } })
  expect(await refusal(approveChange(rhea, id, decision))).toMatchObject({ reason: 'change_instance_gone' })
  await db.instance.update({ where: { id: row }, data: { uuid, name: 'renamed.example.org' } })
  expect((await changeData(rhea, id)).instance?.name).toBe('renamed.example.org')
  await db.instance.update({ where: { id: row }, data: { name: place.name } })
})

test('a failure is told with Ganeti’s words and can be approved again', async () => {
  const id = await ask({ vcpus: 4 })
  alpha.simulator.control.setJobFaults({ failKinds: ['OP_INSTANCE_SET_PARAMS'] })
  await approveChange(rhea, id, { version: 1, wish: await wish({ vcpus: 4 }) })
  await settled()
  const failed = await read(id)
  expect(failed.status).toBe('failed')
  expect(failed.failure).not.toBe('')
  alpha.simulator.control.clearFaults()
  await approveChange(rita, id, { version: failed.version, wish: await wish({ vcpus: 4 }) })
  await settled()
  expect(await read(id)).toMatchObject({ status: 'created', failure: '' })
})

test('a cluster that cannot be asked leaves a failed request, not one that hangs', async () => {
  const id = await ask({ vcpus: 3 })
  await alpha.simulator.control.outage()
  expect(await refusal(approveChange(rhea, id, { version: 1, wish: await wish({ vcpus: 3 }) }))).toMatchObject({
    reason: 'act_not_sent',
  })
  await alpha.simulator.control.recover()
  expect(await read(id)).toMatchObject({ status: 'failed' })
})
