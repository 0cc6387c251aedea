import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { startInstance } from '@/lib/instances/power'
import { cancelJob } from '@/lib/jobs/cancel'
import { type JobsQuery, listJobs } from '@/lib/jobs/list'
import { readJobFilters } from '@/lib/jobs/list-schema'
import { lookUpJobs } from '@/lib/jobs/look-up'
import { readJob } from '@/lib/jobs/read'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
let athens: Simulated
let patra: Simulated
let root: UserCtx
let viewer: UserCtx

const asked = (changes: Partial<JobsQuery> = {}): JobsQuery => ({
  q: '',
  filters: readJobFilters({}),
  sort: 'received',
  dir: 'desc',
  skip: 0,
  take: 50,
  ...changes,
})
const filter = (filters: Record<string, string[]>) => asked({ filters: readJobFilters(filters) })
const kinds = async (ctx: UserCtx, query: JobsQuery) => (await listJobs(ctx, query)).rows.map(({ opId }) => opId)

beforeAll(async () => {
  root = await person('root', { superuser: true })
  athens = await add('athens', { instances: 2, nodes: 2, seed: 3, instanceName: (i) => `vm${i}.example.org` })
  patra = await add('patra', { instances: 1, nodes: 2, seed: 4, instanceName: (i) => `pc${i}.example.org` })
  viewer = await person('viewer', { rights: [['view_instances', 'patra']] })
  await athens.pass()
  await patra.pass()
})

/** A job that holds a node, and one of an instance there that waits for it. */
async function heldAndWaiting(name: string) {
  const { control } = athens.simulator
  const { primaryNode } = await db.instance.findFirstOrThrow({ where: { name } })
  control.setSpeed(1)
  const first = control.operator.run('testDelay', { duration: 60, on_nodes: [primaryNode] })
  const { rapi } = await athens.mirror()
  await until(async () => (await rapi.jobs.get(first)).status === 'running')
  const second = await rapi.instances.modify(name, { beparams: { vcpus: 1 } }, { reason: 'second' })
  await until(async () => (await rapi.locks.list()).some(({ pending }) => pending.length > 0))
  return { first, second, primaryNode }
}

test('the jobs of all clusters, by state, cluster, kind, instance and person; searched, sorted and in pages', async () => {
  const stopped = await db.instance.findFirstOrThrow({ where: { clusterId: athens.id } })
  await db.instance.update({ where: { id: stopped.id }, data: { status: 'ADMIN_down', adminState: 'down' } })
  const [act] = await startInstance(root, { cluster: 'athens', name: stopped.name })
  await athens.follow()
  const { jobId } = await db.act.findUniqueOrThrow({ where: { id: act?.act ?? '' } })
  const everything = await listJobs(root, asked())
  expect(new Set(everything.rows.map(({ cluster }) => cluster))).toEqual(new Set(['athens', 'patra']))
  expect(everything.total).toBe(everything.rows.length)
  const mine = await listJobs(root, filter({ person: ['root'] }))
  expect(mine.rows).toMatchObject([
    { cluster: 'athens', id: jobId, opId: 'OP_INSTANCE_STARTUP', who: { username: 'root' }, instance: stopped.name },
  ])
  expect(await kinds(root, filter({ kind: ['OP_INSTANCE_STARTUP'] }))).toEqual(['OP_INSTANCE_STARTUP'])
  expect(await kinds(root, filter({ instance: [stopped.name], cluster: ['athens'] }))).toEqual(['OP_INSTANCE_STARTUP'])
  expect(await kinds(root, filter({ cluster: ['patra'], instance: [stopped.name] }))).toEqual([])
  expect(await kinds(root, asked({ q: stopped.name.slice(0, 3).toUpperCase() }))).toEqual(['OP_INSTANCE_STARTUP'])
  expect((await listJobs(root, asked({ q: `#${jobId} athens` }))).rows.map(({ id }) => id)).toEqual([jobId])
  const [first, second] = await Promise.all([0, 1].map((skip) => listJobs(root, asked({ skip, take: 1, sort: 'id' }))))
  expect(first?.rows).toHaveLength(1)
  expect(first?.rows[0]).not.toEqual(second?.rows[0])
  expect(await lookUpJobs(root, { what: 'person', text: 'roo' })).toMatchObject([{ value: 'root' }])
  expect(await lookUpJobs(root, { what: 'kind', text: 'startup' })).toMatchObject([{ value: 'OP_INSTANCE_STARTUP' }])
})

test('one sees the jobs of the clusters that one views, and no other; who views none has no list', async () => {
  expect(new Set((await listJobs(viewer, asked())).rows.map(({ cluster }) => cluster))).toEqual(new Set(['patra']))
  const { id } = await db.job.findFirstOrThrow({ where: { clusterId: athens.id } })
  expect(await refusal(readJob(viewer, { cluster: 'athens', id }))).toMatchObject(notFound)
  expect(await refusal(readJob(root, { cluster: 'athens', id: 999_999 }))).toMatchObject(notFound)
  const nobody = await person('nobody')
  expect(await refusal(listJobs(nobody, asked()))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(lookUpJobs(nobody, { what: 'kind', text: '' }))).toMatchObject({ code: 'forbidden' })
})

test('parameters of opcodes are kept, what is secret in them is not', async () => {
  const { rapi } = await athens.mirror()
  const id = await rapi.instances.modify(
    'vm1.example.org',
    { osparams: { dns: '192.0.2.53', img_passwd: 'correct horse' }, hvparams: { vnc_password_file: '/etc/vnc' } },
    { reason: 'a look' },
  )
  await athens.simulator.control.jobEnded(id)
  await athens.follow()
  const job = await readJob(root, { cluster: 'athens', id })
  expect(job.opcodes[0]?.parameters).toMatchObject({
    osparams: { dns: '<hidden>', img_passwd: '<hidden>' },
    hvparams: { vnc_password_file: '<hidden>' },
  })
  expect(JSON.stringify(await db.job.findMany())).not.toContain('correct horse')
  expect(job.reason).toContainEqual(expect.objectContaining({ source: 'gnt:user', text: 'a look' }))
})

test('a waiting job says what it waits for and who holds it; it is cancelled, and that is recorded', async () => {
  const { first, second, primaryNode } = await heldAndWaiting('vm1.example.org')
  await athens.follow()
  const waiting = await readJob(root, { cluster: 'athens', id: second })
  expect(waiting).toMatchObject({ status: 'waiting', manages: true })
  expect(waiting.waitsFor).toEqual([
    expect.objectContaining({ level: 'node', name: primaryNode, holders: [expect.objectContaining({ id: first })] }),
  ])
  expect(await refusal(cancelJob(viewer, { cluster: 'athens', id: second }))).toMatchObject({ code: 'forbidden' })
  const keeper = await person('keeper', { rights: [['manage_clusters', 'patra']] })
  expect(await refusal(cancelJob(keeper, { cluster: 'athens', id: second }))).toMatchObject(notFound)
  expect(await refusal(cancelJob(root, { cluster: 'athens', id: first }))).toMatchObject({ reason: 'job_runs_already' })
  await cancelJob(root, { cluster: 'athens', id: second })
  const [entry] = await db.auditEntry.findMany({ where: { action: 'job.cancel' } })
  expect(entry).toMatchObject({ target: 'job', targetId: String(second), cluster: 'athens', jobId: second })
  await athens.follow()
  expect(await readJob(root, { cluster: 'athens', id: second })).toMatchObject({ status: 'canceled', waitsFor: [] })
  expect(await refusal(cancelJob(root, { cluster: 'athens', id: second }))).toMatchObject({ code: 'conflict' })
})

test('a job that waits for a quarter of an hour is unusually long', async () => {
  const key = { clusterId: patra.id, id: 5000 }
  const receivedAt = new Date(root.now.getTime() - 16 * 60_000)
  const empty = { summary: ['TEST_DELAY'], opcodes: [], reason: [], log: [] }
  await db.job.create({ data: { ...key, ...empty, status: 'queued', receivedAt } })
  expect((await listJobs(root, filter({ age: ['stuck'] }))).rows.map(({ id }) => id)).toEqual([5000])
})
