import { afterEach, beforeAll, expect, test } from 'vitest'
import { fleetHealth } from '@/lib/clusters/queries'
import { db } from '@/lib/db/client'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { synchronise } from '@/lib/sync/once'
import { testDatabase } from '@/tests/support/database'
import { refusal, system } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: Simulated
let patras: Simulated
beforeAll(async () => {
  athens = await add('athens', { instances: 3 })
  patras = await add('patras', { instances: 2, instanceName: (i) => `p${i}.example.org` })
})
afterEach(async () => {
  await athens.simulator.control.recover()
  athens.simulator.control.clearFaults()
})

const health = async (slug: string) => {
  const { state } = await db.cluster.findUniqueOrThrow({ where: { slug }, include: { state: true } })
  return state
}
const everything = {
  q: '',
  sort: 'name',
  dir: 'asc',
  skip: 0,
  take: 50,
  filters: readFilters({ cluster: [] }),
} as const

test('one command mirrors every enabled cluster, or one', async () => {
  expect(await synchronise(null)).toEqual([
    { cluster: 'athens', failure: null, instances: 3 },
    { cluster: 'patras', failure: null, instances: 2 },
  ])
  patras.simulator.control.operator.forget('p1.example.org')
  expect(await synchronise('patras')).toEqual([{ cluster: 'patras', failure: null, instances: 1 }])
  expect((await refusal(synchronise('nowhere'))).code).toBe('not_found')
})

test('a cluster that does not answer keeps its rows, says since when, and does not hold up the others', async () => {
  const before = await health('athens')
  await athens.simulator.control.outage()
  const [first, second] = await synchronise(null)
  expect(first).toMatchObject({ cluster: 'athens', instances: 3, failure: expect.stringMatching(/^refused: /) })
  expect(second).toMatchObject({ cluster: 'patras', failure: null })
  const failing = await health('athens')
  expect(failing).toMatchObject({ health: 'refused', answeredAt: before?.answeredAt })
  await synchronise('athens')
  expect((await health('athens'))?.failingSince).toEqual(failing?.failingSince)

  const { rows, total } = await listInstances(system(), { ...everything, filters: readFilters({ cluster: [] }) })
  expect(total).toBe(4)
  const stale = rows.filter(({ staleSince }) => staleSince !== null)
  expect(stale.map(({ cluster }) => cluster)).toEqual(['athens', 'athens', 'athens'])
  expect(stale[0]?.staleSince).toEqual(before?.answeredAt)
  expect(await fleetHealth(system())).toMatchObject([
    { slug: 'athens', health: 'refused', failingSince: failing?.failingSince?.toISOString() },
    { slug: 'patras', health: 'answers', failingSince: null },
  ])
})

test('it recovers', async () => {
  expect(await synchronise('athens')).toMatchObject([{ failure: null }])
  expect(await health('athens')).toMatchObject({ health: 'answers', healthDetail: '', failingSince: null })
})

test('S25: another certificate is shown, and nothing is asked of who has it', async () => {
  const { control } = athens.simulator
  const shown = control.changeCertificate()
  control.requests({ forget: true })
  expect(await synchronise('athens')).toMatchObject([{ failure: expect.stringMatching(/^tls_mismatch/), instances: 3 }])
  expect(control.requests()).toEqual([])
  expect(await health('athens')).toMatchObject({ health: 'tls_mismatch', shownFingerprint: shown })
  await db.cluster.update({ where: { slug: 'athens' }, data: { fingerprint: shown, version: { increment: 1 } } })
  expect(await synchronise('athens')).toMatchObject([{ failure: null }])
  expect(await health('athens')).toMatchObject({ health: 'answers', shownFingerprint: null })
})

test('answers that are cut, garbled or refused leave the rows as they were', async () => {
  for (const [fault, why] of [
    [{ kind: 'garbage' }, 'malformed'],
    [{ kind: 'truncate' }, 'malformed'],
    [{ kind: 'reset' }, 'unreachable'],
    [{ kind: 'status', status: 401 }, 'unauthorized'],
    [{ kind: 'status', status: 502 }, 'unavailable'],
  ] as const) {
    athens.simulator.control.addFault({ fault, method: 'PUT', path: '/2/query/instance' })
    const [result] = await synchronise('athens')
    expect(result?.failure, fault.kind).toContain(why)
    expect(result?.instances).toBe(3)
    athens.simulator.control.clearFaults()
  }
})

test('of a cluster whose certificate nobody confirmed nothing is asked', async () => {
  const naxos = await add('naxos', {}, { rapiPassword: '', fingerprint: '' })
  expect(await synchronise('naxos')).toMatchObject([{ failure: 'certificate_unconfirmed' }])
  expect(naxos.simulator.control.requests()).toEqual([])
})

test('B29: a disabled cluster is not asked, and its instances are not there', async () => {
  await db.cluster.update({ where: { slug: 'patras' }, data: { disabled: true } })
  patras.simulator.control.requests({ forget: true })
  expect((await synchronise(null)).map(({ cluster }) => cluster)).not.toContain('patras')
  expect(patras.simulator.control.requests()).toEqual([])
  const { rows } = await listInstances(system(), { ...everything, filters: readFilters({ cluster: ['patras'] }) })
  expect(rows).toEqual([])
})
