import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { actOnMany, weighActs } from '@/lib/instances/bulk'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const TAGS = [['ganetimgr:user:alice'], ['ganetimgr:group:noc'], ['ganetimgr:user:alice', 'ganetimgr:adminlock'], []]

let alpha: Simulated
let beta: Simulated
let alice: UserCtx
let viewer: UserCtx
let root: UserCtx

beforeAll(async () => {
  alice = await person('alice', { groups: ['noc'] })
  viewer = await person('viewer', { rights: ['view_instances', 'can_lock'] })
  root = await person('root', { superuser: true })
  const instanceName = (slug: string) => (i: number) => `${slug}${i}.example.org`
  alpha = await add('alpha', { instances: 12, instanceTags: TAGS, instanceName: instanceName('a') })
  beta = await add('beta', { instances: 3, instanceTags: TAGS, instanceName: instanceName('b') })
  await alpha.pass()
  await beta.pass()
  await put('a1.example.org', 'running')
  await put('a2.example.org', 'ADMIN_down')
  await put('a3.example.org', 'running')
  await put('a5.example.org', 'ADMIN_down')
})

/** As the mirror would say it; the simulator knows better, and refuses nothing. */
const put = (name: string, status: string) =>
  db.instance.updateMany({
    where: { name },
    data: { status, adminState: status === 'running' ? 'up' : 'down', operState: status === 'running' },
  })

const idOf = async (...names: string[]) => {
  const rows = await db.instance.findMany({ where: { name: { in: names.map((name) => `${name}.example.org`) } } })
  return names.map((name) => rows.find((row) => row.name === `${name}.example.org`)?.id ?? 0)
}

test('what each act would change is counted, with the reasons against the rest', async () => {
  const ids = await idOf('a1', 'a2', 'a3', 'a4', 'a5')
  expect(await weighActs(alice, [...ids, 999_999])).toMatchObject({
    startup: { would: 2, refusals: { act_is_running: 1, instance_locked: 1, not_found: 2 } },
    shutdown: { would: 1, refusals: { act_is_stopped: 2, instance_locked: 1, not_found: 2 } },
    reboot: { would: 1, refusals: { act_needs_running: 2, instance_locked: 1, not_found: 2 } },
    lock: { would: 0, refusals: { forbidden: 3 + 1, not_found: 2 } },
  })
  expect((await weighActs(root, ids)).shutdown.would).toBeGreaterThanOrEqual(2)
})

test('S1, S2: who only views starts, stops and tags nothing, and locks what they may', async () => {
  const ids = await idOf('a1', 'a2')
  const forbidden = { would: 0, refusals: { forbidden: 2 } }
  expect(await weighActs(viewer, ids)).toMatchObject({
    startup: forbidden,
    shutdown: forbidden,
    reboot: forbidden,
    tag: forbidden,
    lock: { would: 2, refusals: {} },
  })
  const outcomes = await actOnMany(viewer, { ids, act: 'shutdown' })
  expect(outcomes.map(({ refused }) => refused?.code)).toEqual(['forbidden', 'forbidden'])
  expect(await db.act.count()).toBe(0)
  expect(await db.auditEntry.count({ where: { action: 'instance.shutdown', allowed: false } })).toBe(2)
})

test('each has an outcome of its own, in the order asked; one refusal holds up no other', async () => {
  const ids = await idOf('a5', 'a3', 'a1', 'a2', 'a4')
  const outcomes = await actOnMany(alice, { ids: [...ids, 999_999], act: 'startup' })
  expect(
    outcomes.map(({ name, refused }) => [name?.replace('.example.org', '') ?? null, refused?.code ?? 'asked']),
  ).toEqual([
    ['a5', 'asked'],
    ['a3', 'instance_locked'],
    ['a1', 'act_is_running'],
    ['a2', 'asked'],
    [null, 'not_found'],
    [null, 'not_found'],
  ])
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
  const acts = await db.act.findMany({ where: { kind: 'instance.startup' }, orderBy: { instance: 'asc' } })
  expect(acts.map(({ instance, state, actorId }) => [instance, state, actorId])).toEqual([
    ['a2.example.org', 'success', alice.actor.id],
    ['a5.example.org', 'success', alice.actor.id],
  ])
})

test('over several clusters, of which one does not answer', async () => {
  await beta.simulator.control.outage()
  const ids = await idOf('a1', 'b1')
  const outcomes = await actOnMany(root, { ids, act: 'lock', reason: 'Under review' })
  expect(outcomes.map(({ cluster, refused }) => [cluster, refused?.code ?? null])).toEqual([
    ['alpha', null],
    ['beta', 'act_not_sent'],
  ])
  await until(async () => {
    await alpha.follow()
    return (await db.instance.count({ where: { name: 'a1.example.org', adminLocked: true } })) === 1
  })
})

test('a tag is added to those that are there', async () => {
  const [id] = await idOf('a6')
  await actOnMany(root, { ids: [id], act: 'tag', tag: 'eclass' })
  await actOnMany(root, { ids: await idOf('a7'), act: 'tag', tag: 'eclass' })
  await until(async () => {
    await alpha.follow()
    return (await db.instance.count({ where: { tags: { has: 'eclass' } } })) === 2
  })
  const { tags } = await db.instance.findUniqueOrThrow({ where: { id: id ?? 0 } })
  expect(tags).toContain('ganetimgr:group:noc')
})

test('a lock needs its reason, a tag Ganeti’s alphabet, and there is a limit', async () => {
  const ids = await idOf('a1')
  const fields = async (input: unknown) => (await refusal(actOnMany(root, input))).fields
  expect(await fields({ ids, act: 'lock', reason: ' ' })).toEqual({ reason: 'required' })
  expect(await fields({ ids, act: 'tag', tag: 'two words' })).toEqual({ tag: 'tag_invalid' })
  expect(await fields({ ids: Array.from({ length: 501 }, (_, i) => i + 1), act: 'startup' })).toHaveProperty('ids')
  expect(await fields({ ids, act: 'remove' })).toHaveProperty('act')
})
