import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { readQueries } from '@/lib/graphs/queries'
import { mayGraph, readChart } from '@/lib/graphs/read-chart'
import { saveQueries } from '@/lib/graphs/save-queries'
import { CHARTS, type ChartName, DEFAULT_QUERIES, type Queries } from '@/lib/graphs/schema'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, until } from '@/tests/support/fixtures'
import { type RealPrometheus, startPrometheus } from '@/tests/support/prometheus'
import { type Simulated, simulators } from '@/tests/support/simulated'

const place = { cluster: 'alpha', name: 'web1.example.org' }
const other = { cluster: 'alpha', name: 'web2.example.org' }
/** Differs in what a dot as a wildcard would take. */
const ALIKE = 'web1xexample.org'

let prometheus: RealPrometheus
let alpha: Simulated
let alice: UserCtx
let root: UserCtx

beforeAll(async () => {
  prometheus = await startPrometheus([place.name, ALIKE])
  process.env.PROMETHEUS_URL = prometheus.url
})
testDatabase()
const { add } = simulators()
beforeAll(async () => {
  alice = await person('alice')
  root = await person('root', { superuser: true })
  const instanceName = (index: number) => `web${index}.example.org`
  alpha = await add('alpha', { instances: 2, instanceTags: [['ganetimgr:user:alice'], []], instanceName })
  await alpha.pass()
})
afterAll(() => prometheus.stop())

const now = () => Math.floor(Date.now() / 1000)
const chart = (ctx: UserCtx, name: ChartName, where = place) =>
  readChart(ctx, where, name, { from: now() - 300, until: now() })
const lastOf = async (name: ChartName) =>
  (await chart(alice, name)).lines.map((line) => (line.ok ? (line.points.at(-1)?.[1] ?? null) : line.code))

/** The rates of the last seconds: the exporter has not run for long. */
const QUICK = Object.fromEntries(
  Object.entries(DEFAULT_QUERIES).map(([name, query]) => [name, query.replaceAll('{{window}}', '8s')]),
) as Queries

test('CPU, memory, network and disk of an instance, as its exporter tells them', async () => {
  for (const name of CHARTS) expect((await chart(alice, name)).lines.every(({ ok }) => ok)).toBe(true)
  await saveQueries(root, alpha.id, QUICK)
  const near = (value: unknown, wanted: number) => Math.abs(Number(value) - wanted) / wanted < 0.1
  await until(async () => near((await lastOf('cpu'))[0], 50), 50)
  expect((await lastOf('memory'))[0]).toBe(268_435_456)
  const [received, sent] = await lastOf('network')
  expect([near(received, 1024), near(sent, 2048)]).toEqual([true, true])
  const [read, written] = await lastOf('disk')
  expect([near(read, 3072), near(written, 4096)]).toEqual([true, true])
  await saveQueries(root, alpha.id, DEFAULT_QUERIES)
  await db.auditEntry.deleteMany()
})

test('an instance that nobody scrapes has no points, and that is no fault', async () => {
  expect((await chart(root, 'memory', other)).lines).toEqual([{ name: 'memory', ok: true, points: [] }])
})

test('S1: who owns it or may see all graphs; others as if it were not there, or refused', async () => {
  const [bob, helga, graf] = [
    await person('bob'),
    await person('helga', { rights: ['view_instances'] }),
    await person('graf', { rights: ['view_instances', 'view_all_graphs'] }),
  ]
  expect(await refusal(chart(bob, 'cpu'))).toMatchObject(notFound)
  expect(await refusal(chart(helga, 'cpu'))).toMatchObject({ code: 'forbidden' })
  expect(await mayGraph(helga, place)).toBe(false)
  expect((await chart(graf, 'memory')).lines[0]).toMatchObject({ ok: true })
  expect(await refusal(saveQueries(graf, alpha.id, DEFAULT_QUERIES))).toMatchObject({ code: 'forbidden' })
})

test('queries of a cluster’s own, written in the history; what is as by default is not kept', async () => {
  const memory = 'max(node_memory_MemTotal_bytes{instance="{{instance}}"})'
  await saveQueries(root, alpha.id, { ...DEFAULT_QUERIES, memory })
  expect((await lastOf('memory'))[0]).toBe(1_073_741_824)
  expect((await readQueries(root, alpha.id)).memory).toBe(memory)
  const [entry] = await db.auditEntry.findMany({ where: { action: 'cluster.graphs' } })
  expect(entry?.detail).toEqual({ memory: { from: DEFAULT_QUERIES.memory, to: memory } })
  expect((await db.graphQueries.findFirstOrThrow()).queries).toEqual({ memory })
  const bad = { ...DEFAULT_QUERIES, cpu: 'up{instance={{instance}}}' }
  expect((await refusal(saveQueries(root, alpha.id, bad))).fields).toEqual({ cpu: 'query_placeholder' })
})

test('a query that Prometheus refuses, or that yields many series, says so in its place', async () => {
  await saveQueries(root, alpha.id, { ...DEFAULT_QUERIES, cpu: 'rate(', memory: 'node_cpu_seconds_total' })
  expect((await chart(alice, 'cpu')).lines[0]).toMatchObject({ ok: false, code: 'refused' })
  expect((await chart(alice, 'memory')).lines[0]).toMatchObject({ ok: false, code: 'many', detail: '4' })
  await saveQueries(root, alpha.id, DEFAULT_QUERIES)
})

test('a Prometheus that is down is a fault of each line', async () => {
  await prometheus.stop()
  expect(await lastOf('network')).toEqual(['unreachable', 'unreachable'])
})
