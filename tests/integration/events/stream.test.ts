import { afterEach, beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/api/v1/[...path]/route'
import type { UserCtx } from '@/lib/access/actor'
import type { Scope } from '@/lib/access/scopes'
import { deactivateUser } from '@/lib/accounts/set-active'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { forgetLog } from '@/lib/live/log'
import { addToken, revokeToken } from '@/lib/oauth/personal-tokens'
import { formerOwners } from '@/lib/sync/former-owners'
import { testDatabase } from '@/tests/support/database'
import { EventReader } from '@/tests/support/event-stream'
import { mirrored, person, system } from '@/tests/support/fixtures'

testDatabase()

let alice: UserCtx
let root: UserCtx
let clusterId: number
const open: { stop: () => Promise<void> }[] = []

beforeAll(async () => {
  clusterId = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  alice = await person('alice')
  root = await person('root', { superuser: true })
  await instance('web.example.org', alice)
  await instance('foreign.example.org', await person('bob'))
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})

async function instance(name: string, { actor }: UserCtx): Promise<void> {
  const { id } = await db.instance.create({ data: mirrored(clusterId, name) })
  const owner = { instanceId: id, kind: 'user', name: actor.username, userId: actor.id }
  await db.instanceOwner.create({ data: owner })
}

const tokenOf = (ctx: UserCtx, scopes: Scope[] = ['read']) => addToken(ctx, { name: 'Script', scopes, days: 1 })

async function ask(token: string, { after, query = '' }: { after?: string; query?: string } = {}) {
  const gone = new AbortController()
  const headers = { authorization: `Bearer ${token}`, ...(after === undefined ? {} : { 'last-event-id': after }) }
  const request = new Request(`http://127.0.0.1/api/v1/events${query}`, { headers, signal: gone.signal })
  const response = await GET(request, { params: Promise.resolve({ path: ['events'] }) })
  return { response, gone }
}

function follow({ response, gone }: Awaited<ReturnType<typeof ask>>): EventReader {
  expect(response.status).toBe(200)
  const reader = EventReader.of(response)
  open.push({
    stop: async () => {
      gone.abort()
      await reader.stop()
    },
  })
  return reader
}

const listen = async (token: string, options: { after?: string; query?: string } = {}) =>
  follow(await ask(token, options))

const changed = (...names: string[]) => publish(db, { kind: 'instances', clusterId, names })
const namesOf = (reader: EventReader) =>
  reader.heard.flatMap(({ data }) => {
    const { instances, gone } = (data as { data: { instances?: { name: string }[]; gone?: string[] } }).data
    return [...(instances ?? []).map(({ name }) => name), ...(gone ?? [])]
  })

test('tells what changed of one’s own as it happens, with where to read it; another’s is never told', async () => {
  const { token } = await tokenOf(alice)
  const answer = await ask(token)
  expect(Object.fromEntries(answer.response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'referrer-policy': 'no-referrer',
  })
  const reader = follow(answer)
  await reader.until(() => reader.position !== '')
  await changed('foreign.example.org')
  await changed('web.example.org', 'foreign.example.org')
  await reader.until((heard) => heard.length > 0)
  expect(reader.heard).toEqual([
    {
      event: 'instances.changed',
      id: reader.position,
      data: {
        id: reader.position,
        type: 'instances.changed',
        at: expect.any(String),
        data: {
          cluster: 'athens',
          all: false,
          instances: [{ name: 'web.example.org', url: '/api/v1/instances/athens/web.example.org' }],
          gone: [],
        },
      },
    },
  ])
})

test('resumes where it was left: nothing is lost, nothing told twice', async () => {
  const { token } = await tokenOf(root, ['read', 'admin'])
  const first = await listen(token)
  await first.until(() => first.position !== '')
  const names = Array.from({ length: 30 }, (_, index) => `made-${index}.example.org`)
  for (const name of names) await instance(name, alice)
  for (const name of names.slice(0, 10)) await changed(name)
  await first.until((heard) => heard.length >= 4)
  await open.pop()?.stop()
  for (const name of names.slice(10)) await changed(name)
  const second = await listen(token, { after: first.position })
  await second.until((heard) => heard.length + first.heard.length >= 30)
  expect([...namesOf(first), ...namesOf(second)]).toEqual(names)
})

test('who resumes past what is kept is told to read everything anew', async () => {
  const { token } = await tokenOf(alice)
  await changed('web.example.org')
  await forgetLog(new Date(Date.now() + 60_000))
  const reader = await listen(token, { after: '0' })
  await reader.until((heard) => heard.length > 0)
  await changed('web.example.org')
  await reader.until((heard) => heard.length >= 2)
  expect(reader.heard.map(({ event }) => event)).toEqual(['reset', 'instances.changed'])
})

test('an instance that is destroyed is told to whose it was, and by name to nobody else', async () => {
  await instance('doomed.example.org', alice)
  const [own, others, staff] = [
    await listen((await tokenOf(alice)).token),
    await listen((await tokenOf(await person('carol'))).token),
    await listen((await tokenOf(root, ['read', 'admin'])).token),
  ]
  for (const reader of [own, others, staff]) await reader.until(() => reader.position !== '')
  await db.$transaction(async (tx) => {
    const gone = await formerOwners(tx, { clusterId, name: 'doomed.example.org' })
    await tx.instance.deleteMany({ where: { clusterId, name: 'doomed.example.org' } })
    await publish(tx, { kind: 'instances', clusterId, names: ['doomed.example.org'] }, gone)
  })
  const told = await listen((await tokenOf(alice)).token, { after: String(Number(own.position)) })
  await own.until((heard) => heard.length > 0)
  await staff.until((heard) => heard.length > 0)
  await told.until((heard) => heard.length > 0)
  expect([namesOf(own), namesOf(staff)]).toEqual([['doomed.example.org'], ['doomed.example.org']])
  const { id: position } = own.heard[0] ?? { id: '' }
  await others.until(() => others.position === position)
  expect(others.heard).toEqual([])
})

test('acts and applications go to whom they concern, by scope and by kind', async () => {
  const act = await db.act.create({
    data: { kind: 'instance.reboot', clusterId, instance: 'web.example.org', actorId: alice.actor.id, detail: {} },
  })
  const reads = await listen((await tokenOf(alice)).token)
  const files = await listen((await tokenOf(alice, ['instances:read', 'applications:write'])).token, {
    query: '?type=application.changed',
  })
  const acts = await listen((await tokenOf(alice)).token, { query: '?type=act.changed' })
  const stranger = await listen((await tokenOf(await person('dora'), ['read', 'applications:write'])).token)
  for (const reader of [reads, files, acts, stranger]) await reader.until(() => reader.position !== '')
  const application = await db.application.create({
    data: {
      applicantId: alice.actor.id,
      hostname: 'new.example.org',
      memory: 512,
      vcpus: 1,
      disk: 5,
      os: 'os:noop',
      comments: 'For a course',
      cookie: 'of the test',
    },
  })
  const about = { clusterId, instance: 'web.example.org', actorId: alice.actor.id, applicantId: null }
  await publish(db, { kind: 'act', id: act.id, ...about })
  await publish(db, { kind: 'application', id: application.id, applicantId: alice.actor.id, clusterId: null })
  await changed('web.example.org')
  await reads.until((heard) => heard.length >= 2)
  for (const reader of [files, acts, stranger]) await reader.until(() => reader.position === reads.position)
  const types = (reader: EventReader) => reader.heard.map(({ event }) => event)
  expect(types(reads)).toEqual(['act.changed', 'instances.changed'])
  expect(types(files)).toEqual(['application.changed'])
  expect(types(acts)).toEqual(['act.changed'])
  expect(types(stranger)).toEqual([])
  expect(files.heard[0]?.data).toMatchObject({
    data: { id: application.id, status: 'pending', url: `/api/v1/applications/${application.id}` },
  })
})

test('ends with the token, and with the account', async () => {
  const { id, token } = await tokenOf(alice)
  const first = await listen(token)
  await first.until(() => first.position !== '')
  await revokeToken(alice, id)
  expect(await first.ended()).toBe(true)
  expect((await ask(token)).response.status).toBe(401)

  const eve = await person('eve')
  const second = await listen((await tokenOf(eve)).token)
  await second.until(() => second.position !== '')
  await deactivateUser(root, eve.actor.id)
  expect(await second.ended()).toBe(true)
})

test('what is taken away is told no more on a stream that is open', async () => {
  const { token } = await tokenOf(alice)
  await instance('lent.example.org', alice)
  const reader = await listen(token)
  await reader.until(() => reader.position !== '')
  await changed('lent.example.org')
  await reader.until((heard) => heard.length === 1)
  await db.instanceOwner.deleteMany({ where: { instance: { name: 'lent.example.org' } } })
  await changed('lent.example.org')
  await changed('web.example.org')
  await reader.until((heard) => heard.length === 2)
  expect(namesOf(reader)).toEqual(['lent.example.org', 'web.example.org'])
})

test('is refused without a token, without a scope that hears anything, and for what cannot be meant', async () => {
  const status = async (token: string, options = {}) => (await ask(token, options)).response.status
  expect(await status('none')).toBe(401)
  expect(await status((await tokenOf(alice, ['profile'])).token)).toBe(403)
  expect(await status((await tokenOf(alice, ['applications:write'])).token)).toBe(403)
  const { token } = await tokenOf(alice)
  expect(await status(token, { after: 'x' })).toBe(422)
  expect(await status(token, { query: '?type=everything' })).toBe(422)
})
