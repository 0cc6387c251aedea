import { beforeAll, expect, test } from 'vitest'
import { apiPortal } from '@/tests/support/api'
import { type Document, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { person } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

type Client = ReturnType<typeof documentedClient>
let alpha: Simulated
let root: Client
let alice: Client

beforeAll(async () => {
  alpha = await add('alpha', { instances: 4, nodes: 3 })
  const beta = await add('beta', { nodes: 2 })
  await Promise.all([alpha.pass(), beta.pass()])
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  const client = async (name: string, superuser: boolean) =>
    documentedClient(document, (await api.program(await person(name, { superuser }), ['admin'])).token)
  root = await client('root', true)
  alice = await client('alice', false)
})

test('nodes: of all clusters, in pages, narrowed; for those who look after clusters', async () => {
  const first = await root.ask('listNodes', { query: { limit: 2 } })
  expect(first.body).toMatchObject({ total: 5, items: { length: 2 } })
  const rest = await root.ask('listNodes', { query: { limit: 3, cursor: String(first.body.next) } })
  expect(rest.body).toMatchObject({ items: { length: 3 }, next: null })
  const { body } = await root.ask('listNodes', { query: { cluster: 'beta' } })
  expect(body.total).toBe(2)
  expect((await alice.call('listNodes')).body).toMatchObject({ status: 404 })
})

test('jobs: listed, read with what was asked, and cancelled where Ganeti still can', async () => {
  const running = alpha.simulator.control.state().instances.find((instance) => instance.adminState === 'up')
  const id = alpha.simulator.control.operator.run('shutdown', { instance_name: running?.name ?? '' })
  await alpha.simulator.control.jobEnded(id)
  await alpha.follow()
  const { body } = await root.ask('listJobs', { query: { cluster: 'alpha', state: 'success' } })
  expect(body.items).toContainEqual(expect.objectContaining({ cluster: 'alpha', id, status: 'success' }))
  const params = { cluster: 'alpha', job: id }
  expect((await root.ask('readJob', { params })).body).toMatchObject({ id, opcodes: [{ opStatus: 'success' }] })
  expect((await root.call('cancelJob', { params })).body).toMatchObject({ status: 409, code: 'job_runs_already' })
  expect((await alice.call('readJob', { params })).body).toMatchObject({ status: 404 })
})
