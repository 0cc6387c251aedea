import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '@/lib/access/scopes'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { OPERATIONS } from '@/lib/web/api/operations'
import { apiPortal } from '@/tests/support/api'
import { type Document, documentedClient } from '@/tests/support/api-client'
import { arbitraryOf } from '@/tests/support/arbitrary'
import { testDatabase } from '@/tests/support/database'
import { person, system, wish } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

const SEED = 6749
const RUNS = 15
/** What Ganeti itself said to what it was asked. */
const BY_GANETI = ['act_refused', 'act_not_sent']

type Client = ReturnType<typeof documentedClient>
let root: Client
let alice: Client
/**
 * What of a kind may be spoilt, by the parameter that names it: the accounts and tokens that are used, and the cluster that
 * is looked at, must stay as they are.
 */
let spare: { user: number[]; cluster: string[]; token: number[] }
/** What exists, by the names of parameters and fields. */
let known: Record<string, readonly unknown[]>

beforeAll(async () => {
  const alpha = await add('alpha', { instances: 5, instanceTags: [['ganetimgr:user:alice'], []] })
  await alpha.pass()
  await changeSetting(system(), 'apiRequestsPerMinute', 100_000)
  const superuser = await person('root', { superuser: true })
  const owner = await person('alice')
  const spoilt = { disabled: true, hostname: 'localhost', version: 1, rapiUser: '', description: '', port: 1 }
  await db.cluster.create({ data: { ...spoilt, slug: 'spare', tls: false } })
  spare = { user: [(await person('carol')).actor.id, 999_999], cluster: ['spare', 'none'], token: [999_999] }
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  root = documentedClient(document, (await api.program(superuser, [...SCOPES])).token)
  alice = documentedClient(
    document,
    (
      await api.program(
        owner,
        SCOPES.filter((scope) => scope !== 'admin'),
      )
    ).token,
  )
  const filed = await alice.ask('fileApplication', { body: wish('filed.example.org') })
  const asked = await root.ask('destroyInstance', { params: { cluster: 'alpha', name: 'vm5.example.org' } })
  const names = (await db.instance.findMany()).map(({ name }) => name)
  known = {
    cluster: ['alpha'],
    name: [...names, 'node1.example.org'],
    application: [filed.body.id],
    version: [1],
    confirmation: [asked.body.id],
    // Waiting is the same as not, but for the time.
    wait: [0],
    id: [1, 2],
    hostname: ['free.example.org'],
    clusterId: [alpha.id],
    job: [1],
    node: ['', 'node1.example.org'],
    os: ['os:noop'],
    network: ['gnt:public'],
    nodeGroup: ['default'],
    add: [['user:root']],
    cursor: ['cDE'],
  }
})

/** What a parameter may name where what it names is written; null: anything. */
function spoils({ method, path }: { method: string; path: string }, name: string): fc.Arbitrary<unknown> | null {
  if (name === 'user') return fc.constantFrom(...spare.user)
  if (method === 'GET') return null
  if (path.startsWith('/clusters/') && name === 'cluster') return fc.constantFrom(...spare.cluster)
  return path.startsWith('/tokens/') ? fc.constantFrom(...spare.token) : null
}

async function survives(client: Client, operationId: string): Promise<void> {
  const operation = client.operations.get(operationId)
  if (!operation) throw new Error(`the document has no ${operationId}`)
  const given = (place: 'path' | 'query') =>
    fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((one) => one.in === place && one.name !== 'wait')
          .map(({ name, schema }) => [name, spoils(operation, name) ?? arbitraryOf(schema, known, name)]),
      ),
      { requiredKeys: place === 'path' ? undefined : [] },
    )
  const schema = operation.requestBody?.content['application/json']?.schema
  const requests = fc.record({
    params: given('path'),
    query: given('query'),
    body: operation.method === 'GET' ? fc.constant(undefined) : schema ? arbitraryOf(schema, known) : fc.constant({}),
  })
  await fc.assert(
    fc.asyncProperty(requests, async (sent) => {
      const answer = await client.send(operation, sent as Parameters<Client['send']>[1])
      const body = (await client.checkAnswer(operation, answer)) as { code?: string } | undefined
      expect([401, 429]).not.toContain(answer.status)
      if (answer.status >= 500) expect(BY_GANETI, JSON.stringify(body)).toContain(body?.code)
    }),
    { seed: SEED, numRuns: RUNS },
  )
}

describe('no request makes the API fail, and no answer is other than described', () => {
  // Streams do not end by themselves; they have tests of their own.
  const ids = OPERATIONS.filter(({ media }) => media === 'application/json').map(({ id }) => id)
  test.each(ids)('%s, of a superuser', (id) => survives(root, id))
  test.each(ids)('%s, of an owner without rights', (id) => survives(alice, id))
})
