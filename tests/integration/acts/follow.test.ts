import { beforeAll, expect, test } from 'vitest'
import { endAct } from '@/lib/acts/end'
import { followActs } from '@/lib/acts/follow'
import { intend } from '@/lib/acts/intend'
import { actsInFlight } from '@/lib/acts/queries'
import { reasonOf } from '@/lib/acts/reason'
import { settleActs } from '@/lib/acts/settle'
import { submitAct } from '@/lib/acts/submit'
import { db } from '@/lib/db/client'
import type { Act, Cluster } from '@/lib/db/generated/client'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { testDatabase } from '@/tests/support/database'
import { person, system } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const NOON = new Date('2026-11-22T12:00:00Z')
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)

let cluster: Cluster
let other: Cluster
const ended: Act[] = []
const onEnded = async (_: unknown, act: Act) => void ended.push(act)

beforeAll(async () => {
  const unconfirmed = { hostname: 'c.example.org', state: { create: {} } }
  cluster = await db.cluster.create({ data: { ...unconfirmed, slug: 'c' } })
  other = await db.cluster.create({ data: { ...unconfirmed, slug: 'o' } })
})

const intended = (instance: string, ctx = system(NOON), on = cluster) =>
  db.$transaction((tx) => intend(tx, ctx, { kind: 'instance.create', cluster: on, instance }))
const read = (act: Act) => db.act.findUniqueOrThrow({ where: { id: act.id } })
const follow = (jobs: RapiJob[], on = cluster, changed = jobs.map(({ id }) => id)) =>
  db.$transaction((tx) => followActs(onEnded)(tx, on, jobs, new Set(changed)))
const job = (id: number, act: Act, status: RapiJob['status'], error?: RapiJob['error']): RapiJob => ({
  id,
  status,
  summary: [],
  receivedAt: after(1),
  startedAt: null,
  endedAt: null,
  opcodes: [],
  reason: [
    { source: 'gnt:user', text: reasonOf(act.id, 'alice'), at: NOON },
    { source: 'gnt:opcode:instance_create', text: 'job=1;index=0', at: NOON },
  ],
  log: [],
  result: [],
  ...(error ? { error } : {}),
})

test('an act is written before anything is asked, with its audit entry', async () => {
  const act = await intended('first.example.org')
  expect(act).toMatchObject({ state: 'intended', jobId: null, createdAt: NOON, endedAt: null })
  const entry = await db.auditEntry.findFirstOrThrow({ where: { instance: 'first.example.org' } })
  expect(entry).toMatchObject({ action: 'instance.create', cluster: 'c', detail: { act: act.id } })
})

test('a job that names an act is adopted, followed, and ends it once', async () => {
  const act = await intended('adopted.example.org')
  await follow([job(5, act, 'queued')])
  expect(await read(act)).toMatchObject({ state: 'submitted', jobId: 5, submittedAt: after(1) })
  ended.length = 0
  await follow([job(5, act, 'error', { code: 'insufficient_resources', text: 'no room' })])
  await follow([job(5, act, 'success')])
  expect(await read(act)).toMatchObject({ state: 'error', errorCode: 'insufficient_resources', errorText: 'no room' })
  expect(ended.map(({ id }) => id)).toEqual([act.id])
})

test('a second job with the same reason, and one of another cluster, are not the act’s', async () => {
  const act = await intended('own.example.org')
  await follow([job(7, act, 'success')], other)
  expect(await read(act)).toMatchObject({ state: 'intended', jobId: null })
  await follow([job(7, act, 'running')])
  await follow([job(8, act, 'error')])
  expect(await read(act)).toMatchObject({ state: 'submitted', jobId: 7 })
})

test('B5: canceled is not success', async () => {
  const act = await intended('canceled.example.org')
  await follow([job(9, act, 'canceled')])
  expect(await read(act)).toMatchObject({ state: 'canceled', jobId: 9 })
})

test('an act without a job is given up only when the cluster has told its jobs a minute later', async () => {
  const { id: clusterId } = await add('answering')
  const answering = await db.cluster.findUniqueOrThrow({ where: { id: clusterId } })
  const act = await intended('never.example.org', system(NOON), answering)
  const answered = (at: Date) => db.clusterState.update({ where: { clusterId }, data: { answeredAt: at } })
  const settle = () => settleActs(onEnded)(answering)
  await db.clusterState.update({ where: { clusterId }, data: { answeredAt: null } })
  await settle()
  expect(await read(act)).toMatchObject({ state: 'intended' })
  await answered(after(60))
  await settle()
  expect(await read(act)).toMatchObject({ state: 'intended' })
  await answered(after(61))
  await settle()
  expect(await read(act)).toMatchObject({ state: 'not_started', errorCode: 'no_job' })
})

test('to a cluster whose certificate nobody confirmed nothing is sent: refused at once', async () => {
  const act = await intended('unconfirmed.example.org')
  const call = async () => Promise.reject(new Error('it was sent'))
  expect(await submitAct(system(), act, cluster, call, onEnded)).toEqual({
    state: 'refused',
    reason: 'certificate_unconfirmed',
    text: '',
  })
  expect(await read(act)).toMatchObject({ state: 'not_started', errorCode: 'certificate_unconfirmed' })
})

test('an end counts once, however often and at once it is told', async () => {
  const act = await intended('once.example.org')
  ended.length = 0
  const end = (state: 'success' | 'error') =>
    db.$transaction((tx) => endAct(tx, act.id, { state, errorCode: null, errorText: null }, onEnded))
  await end('success')
  await Promise.all([end('error'), end('error')])
  expect(await read(act)).toMatchObject({ state: 'success' })
  expect(ended).toHaveLength(1)
})

test('what follows from an end and the end are written together or not at all', async () => {
  const act = await intended('together.example.org')
  const failing = () => Promise.reject(new Error('what follows failed'))
  const outcome = { state: 'success', errorCode: null, errorText: null } as const
  await expect(db.$transaction((tx) => endAct(tx, act.id, outcome, failing))).rejects.toThrow('what follows')
  expect(await read(act)).toMatchObject({ state: 'intended', endedAt: null })
})

test('the acts in flight are one’s own', async () => {
  const alice = await person('alice')
  const bob = await person('bob')
  const mine = await intended('mine.example.org', { ...alice, now: NOON } as never)
  expect((await actsInFlight(alice)).map(({ id }) => id)).toEqual([mine.id])
  expect(await actsInFlight(bob)).toEqual([])
  await follow([job(30, mine, 'success')])
  expect(await actsInFlight(alice)).toEqual([])
})
