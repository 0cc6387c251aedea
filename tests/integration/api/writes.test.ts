import { beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '@/lib/access/scopes'
import { db } from '@/lib/db/client'
import { apiPortal } from '@/tests/support/api'
import { type Document, type DocumentedClient, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { person, until } from '@/tests/support/fixtures'
import { connectionTo, type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

let alpha: Simulated
let root: DocumentedClient
/** Has only the clusters in her care. */
let carol: DocumentedClient
let alice: DocumentedClient

beforeAll(async () => {
  alpha = await add('alpha', { instances: 4, nodes: 3 })
  await alpha.pass()
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  const client = async (...asked: Parameters<typeof person>) =>
    documentedClient(document, (await api.program(await person(...asked), [...SCOPES])).token)
  root = await client('root', { superuser: true })
  carol = await client('carol', { rights: ['manage_clusters'] })
  alice = await client('alice')
})

describe('the own profile', () => {
  const details = { firstName: 'Alice', lastName: 'Liddell', phone: '+30 210 1234567', organizationId: null }

  test('details, preferences and language, each as its page saves them', async () => {
    expect((await alice.ask('changeDetails', { body: details })).body).toMatchObject(details)
    const preferences = { timeZone: 'Europe/Athens', theme: 'dark', mutedMails: ['reminders'] }
    expect((await alice.ask('changePreferences', { body: preferences })).body).toMatchObject(preferences)
    await alice.ask('changeLanguage', { body: { locale: 'el' } })
    expect((await alice.ask('readProfile')).body).toMatchObject({ ...details, ...preferences, locale: 'el' })
    const wrong = await alice.call('changeDetails', { body: { ...details, firstName: ' ' } })
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/firstName' }] })
    expect(wrong.headers.get('content-language')).toBe('el')
    await alice.ask('changeLanguage', { body: { locale: 'en' } })
  })

  test('a token that may see the profile only changes nothing', async () => {
    const reader = await api.program(await person('dora'), ['profile'])
    const answer = await reader.send('PUT', '/user/details', details)
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'insufficient_scope'])
  })
})

test('rights: given, seen and taken back; not by who has none to give', async () => {
  const body = { permission: 'can_lock', to: { user: 'alice' }, cluster: 'alpha' }
  expect((await alice.call('grantRight', { body })).status).toBe(404)
  await root.ask('grantRight', { body })
  const list = () => root.ask<{ items: object[] }>('listRights', { query: { q: 'alice', permission: 'can_lock' } })
  expect((await list()).body.items).toContainEqual(
    expect.objectContaining({ username: 'alice', cluster: 'alpha', permission: 'can_lock', via: null }),
  )
  await root.ask('revokeRight', { body })
  expect((await list()).body.items).not.toContainEqual(expect.objectContaining({ username: 'alice' }))
})

test('networks: added, changed and removed', async () => {
  const network = { description: 'Servers', clusterId: alpha.id, link: 'br7', mode: 'bridged', groupIds: [] }
  expect((await alice.call('addNetwork', { body: network })).status).toBe(404)
  const added = await carol.ask('addNetwork', { body: network })
  const params = { id: Number(added.body.id) }
  expect(added.location).toBe(api.url(`/networks/${params.id}`))
  const edited = await carol.ask('editNetwork', { params, body: { ...network, isDefault: true } })
  expect(edited.body).toMatchObject({ cluster: 'alpha', link: 'br7', isDefault: true })
  const twin = await carol.call('addNetwork', { body: network })
  expect(twin.body).toMatchObject({ status: 422, errors: [{ pointer: '/link', code: 'network_taken' }] })
  expect((await carol.ask('deleteNetwork', { params })).status).toBe(204)
  expect((await carol.call('readNetwork', { params })).status).toBe(404)
})

describe('clusters', () => {
  const beta = () => ({ ...connectionTo(alpha.simulator), slug: 'beta', description: 'Second' })

  test('added once it answers; its password goes in and never out', async () => {
    expect((await alice.call('addCluster', { body: beta() })).status).toBe(404)
    const { fingerprint: _, rapiPassword: __, ...unseen } = beta()
    const first = await carol.ask('checkConnection', { body: unseen })
    expect(first.body).toMatchObject({ certificate: { verdict: 'first_met' }, access: null })
    const silent = await carol.call('addCluster', { body: { ...beta(), port: 1 } })
    expect(silent.body).toMatchObject({ status: 422, errors: [{ pointer: '/port', code: 'connection_refused' }] })
    const added = await carol.ask('addCluster', { body: beta() })
    expect(added.location).toBe(api.url('/clusters/beta'))
    expect(added.body).toMatchObject({ slug: 'beta', hasPassword: true })
    expect(JSON.stringify(added.body)).not.toContain(beta().rapiPassword)
  })

  const params = { cluster: 'beta' }
  test('changed without its password, which stays with the place it was given for', async () => {
    const { rapiPassword: _, ...same } = beta()
    const edited = await carol.ask('editCluster', { params, body: { ...same, description: 'Another' } })
    expect(edited.body).toMatchObject({ description: 'Another', hasPassword: true })
    const moved = await carol.call('editCluster', { params, body: { ...same, hostname: 'other.example.org' } })
    expect(moved.body).toMatchObject({ status: 422, errors: [{ code: 'rapi_password_again' }] })
    expect((await carol.ask('checkCluster', { params, body: {} })).body).toMatchObject({ access: 'write', faults: {} })
  })

  test('it is read by an account of its own from then on, whose password is not answered either', async () => {
    const { rapiPassword: _, ...same } = beta()
    const body = { ...same, description: 'Another', readUser: 'reader', readPassword: 'reader-secret' }
    const refused = await carol.call('editCluster', { params, body: { ...body, readPassword: 'wrong' } })
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/readPassword', code: 'rapi_password_refused' }] })
    const edited = await carol.ask('editCluster', { params, body })
    expect(edited.body).toMatchObject({ readUser: 'reader', hasReadPassword: true })
    expect(JSON.stringify(edited.body)).not.toContain('reader-secret')
    const checked = await carol.ask('checkCluster', { params, body: {} })
    expect(checked.body).toMatchObject({ access: 'write', reading: 'read', faults: {} })
    const one = await carol.ask('editCluster', { params, body: { ...same, description: 'Another' } })
    expect(one.body).toMatchObject({ readUser: '', hasReadPassword: false })
  })

  test('works on it are announced and ended', async () => {
    const body = { from: '2026-01-01T00:00:00Z', until: null, reasonEn: 'Disks', reasonEl: '' }
    await carol.ask('setMaintenance', { params, body })
    expect((await carol.ask('readCluster', { params })).body.maintenance).toMatchObject({ reasonEn: 'Disks' })
    await carol.ask('endMaintenance', { params })
    expect((await carol.ask('readCluster', { params })).body.maintenance).toBeNull()
  })

  test('its graphs are asked for otherwise', async () => {
    const queries = (await carol.ask('readGraphQueries', { params })).body
    const body = { ...queries, cpu: 'up{instance="{{instance}}"}' }
    expect((await carol.ask('saveGraphQueries', { params, body })).body).toEqual(body)
  })

  test('disabled, enabled and forgotten', async () => {
    expect((await carol.ask('disableCluster', { params })).body.disabled).toBe(true)
    expect((await carol.ask('enableCluster', { params })).body.disabled).toBe(false)
    expect((await carol.ask('deleteCluster', { params })).status).toBe(204)
    expect((await carol.call('readCluster', { params })).status).toBe(404)
  })
})

describe('nodes', () => {
  const nodes = async () => (await carol.ask<{ items: { name: string; role: string }[] }>('listNodes')).body.items
  const other = async () => (await nodes()).find(({ role }) => role !== 'master')?.name ?? ''

  test('drained by who has the cluster in their care, who follows the act by a long poll and as events', async () => {
    const params = { cluster: 'alpha', name: await other() }
    expect((await carol.ask('readNode', { params })).body).toMatchObject({
      refusals: { drain: null, undrain: expect.any(String) },
    })
    expect((await alice.call('drainNode', { params })).status).toBe(404)
    const begun = await carol.ask<{ acts: { id: string }[] }>('drainNode', { params })
    const act = begun.body.acts[0]?.id ?? ''
    expect(begun.location).toBe(api.url(`/acts/${act}`))
    let done = false
    const polled = carol.ask('readAct', { params: { act }, query: { wait: 20 } })
    const told = carol.ask('followAct', { params: { act } })
    void Promise.all([polled, told]).finally(() => {
      done = true
    })
    await until(async () => {
      await alpha.follow()
      return done
    })
    expect((await polled).body).toMatchObject({ kind: 'node.drain', instance: params.name, state: 'success' })
    expect((await told).body).toMatchObject({ state: 'success' })
    await alpha.pass()
    expect((await carol.ask('readNode', { params })).body).toMatchObject({ role: 'drained', act })
    expect((await carol.call('drainNode', { params })).body).toMatchObject({ status: 409, code: 'node_is_drained' })
    expect((await alice.call('readAct', { params: { act } })).status).toBe(404)
  })

  test('a node group is locked by who has the cluster in their care', async () => {
    const params = { cluster: 'alpha', name: 'default' }
    expect((await alice.call('lockNodeGroup', { params })).status).toBe(404)
    const begun = await carol.ask<{ acts: { id: string }[] }>('lockNodeGroup', { params })
    const act = begun.body.acts[0]?.id ?? ''
    const read = () => carol.ask('readAct', { params: { act } })
    await until(async () => {
      await alpha.follow()
      return (await read()).body.state === 'success'
    })
    expect((await read()).body).toMatchObject({ kind: 'node-group.lock', instance: 'default' })
    await alpha.pass()
    const { body } = await carol.ask('listNodeGroups', { params: { cluster: 'alpha' } })
    expect(body.items).toMatchObject([{ name: 'default', locked: true, refusals: { unlock: null } }])
    expect((await carol.ask('unlockNodeGroup', { params })).status).toBe(202)
  })

  test('what a move would do is told before', async () => {
    const [first] = await db.instance.findMany({ where: { clusterId: alpha.id }, orderBy: { id: 'asc' } })
    const params = { cluster: 'alpha', name: first?.primaryNode ?? '' }
    const preview = await carol.ask<{ items: { name: string }[] }>('previewMove', {
      params,
      query: { move: 'migrate' },
    })
    expect(preview.body.items.map(({ name }) => name)).toContain(first?.name)
  })
})
