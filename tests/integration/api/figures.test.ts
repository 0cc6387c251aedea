import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileApplication } from '@/lib/applications/file-application'
import { shutDownInstance } from '@/lib/instances/power'
import { takeSamples } from '@/lib/stats/sample'
import { apiPortal } from '@/tests/support/api'
import { type Document, type DocumentedClient, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { startFigures } from '@/tests/support/figures'
import { person, until, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

const NAME = 'web.example.org'
let prometheus: Awaited<ReturnType<typeof startFigures>>
let alpha: Simulated
let alice: DocumentedClient
let bob: DocumentedClient
let root: DocumentedClient
let reader: DocumentedClient

beforeAll(async () => {
  prometheus = await startFigures()
  process.env.PROMETHEUS_URL = prometheus.url
  const instanceTags = [['ganetimgr:user:alice']]
  alpha = await add('alpha', { instances: 1, instanceTags, instanceName: () => NAME })
  const owner = await person('alice')
  await alpha.pass()
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  const client = async (ctx: typeof owner, ...scopes: ('read' | 'applications:write' | 'admin')[]) =>
    documentedClient(document, (await api.program(ctx, scopes)).token)
  alice = await client(owner, 'read', 'applications:write')
  bob = await client(await person('bob'), 'read', 'applications:write')
  reader = await client(owner, 'read')
  root = await client(await person('root', { superuser: true }), 'read', 'applications:write', 'admin')
  if (alpha.simulator.control.state().instances[0]?.adminState === 'up') {
    await shutDownInstance(owner, { cluster: 'alpha', name: NAME }, { how: 'hard' })
    await until(async () => {
      await alpha.follow()
      return alpha.simulator.control.state().instances[0]?.adminState === 'down'
    })
  }
  await fileApplication(owner, wish('new.example.org'))
  await takeSamples(new Date())
})

afterAll(() => prometheus.stop())

test('one’s own history, and nobody else’s', async () => {
  const mine = await alice.ask<{ items: { action: string; actor: string }[] }>('listHistory')
  expect(mine.body.items).toContainEqual(expect.objectContaining({ action: 'application.filed', actor: 'alice' }))
  const other = await bob.ask<{ items: { actor: string }[] }>('listHistory')
  expect(other.body.items.filter(({ actor }) => actor === 'alice')).toEqual([])
})

test('one’s own figures, and those of a cluster for who views it; others’ are not there', async () => {
  const own = await alice.ask('readStatistics')
  expect(own.body).toMatchObject({ of: 'user:alice', samples: [{ instances: 1, vcpus: expect.any(Number) }] })
  const all = await root.ask('readStatistics', { query: { of: 'cluster:alpha', days: 30 } })
  expect(all.body).toMatchObject({ of: 'cluster:alpha', samples: [{ instances: 1 }] })
  expect((await bob.call('readStatistics', { query: { of: 'user:alice' } })).status).toBe(404)
})

test('what became of applications: one’s own, and all for who may read them', async () => {
  const filed = async (client: DocumentedClient, of: string) => {
    const { body } = await client.ask<{ figures: { filed: number }[] }>('readApplicationStatistics', { query: { of } })
    return body.figures.reduce((sum, one) => sum + one.filed, 0)
  }
  expect([await filed(alice, 'mine'), await filed(bob, 'all'), await filed(root, 'all')]).toEqual([1, 0, 1])
  expect((await reader.call('readApplicationStatistics')).status).toBe(403)
})

test('the overview, for who looks after clusters', async () => {
  const { body } = await root.ask<{ attention: { kind: string }[] }>('readOverview')
  expect(body).toMatchObject({ clusters: [{ slug: 'alpha', instances: 1, health: 'answers' }] })
  expect(body.attention).toContainEqual({ kind: 'applications', cluster: null, count: 1 })
  expect((await alice.call('readOverview')).status).toBe(403)
})

test('a graph of one’s own instance; another’s is not there', async () => {
  const params = { cluster: 'alpha', name: NAME, chart: 'network' }
  const { body } = await alice.ask('readGraph', { params, query: { range: 'hour' } })
  const points = expect.arrayContaining([[expect.any(Number), expect.any(Number)]])
  expect(body.lines).toEqual(['networkIn', 'networkOut'].map((name) => ({ name, points, failure: null })))
  expect((await bob.call('readGraph', { params })).status).toBe(404)
})
