import { beforeAll, expect, test } from 'vitest'
import type { Actor, UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { readInstance } from '@/lib/instances/queries'
import { audible } from '@/lib/web/live-audience'
import { testDatabase } from '@/tests/support/database'
import { contextOf, notFound, person, refusal, system } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const A_TAGS = [
  ['ganetimgr:user:alice'],
  ['ganetimgr:group:students'],
  ['ganetimgr:user:bob', 'ganetimgr:user:alice'],
  [],
]

let athens: Simulated
let patras: Simulated
beforeAll(async () => {
  await person('alice')
  await person('bob', { groups: ['students'] })
  athens = await add('athens', { instances: 4, instanceTags: A_TAGS, instanceName: (i) => `a${i}.example.org` })
  patras = await add('patras', {
    instances: 2,
    instanceTags: [['ganetimgr:user:alice'], []],
    instanceName: (i) => `p${i}.example.org`,
  })
  await athens.pass()
  await patras.pass()
})

const QUERY = { q: '', sort: 'name', dir: 'asc' as const, skip: 0, take: 50, filters: readFilters({}) }
const names = async (ctx: Parameters<typeof listInstances>[0], changes: Partial<typeof QUERY> = {}) =>
  (await listInstances(ctx, { ...QUERY, ...changes })).rows.map(({ name }) => name.replace('.example.org', ''))

test('an owner sees their own and their groups’', async () => {
  expect(await names(await contextOf('alice'))).toEqual(['a1', 'a3', 'p1'])
  expect(await names(await contextOf('bob'))).toEqual(['a2', 'a3'])
  expect(await names(await person('nobody'))).toEqual([])
})

test('helpdesk of one cluster sees that cluster and their own, of all clusters everything', async () => {
  const local = await person('local', { rights: [['view_instances', 'patras']] })
  expect(await names(local)).toEqual(['p1', 'p2'])
  const helpdesk = await person('helpdesk', { rights: ['view_instances'] })
  expect(await names(helpdesk)).toEqual(['a1', 'a2', 'a3', 'a4', 'p1', 'p2'])
  expect(await names(await person('root', { superuser: true }))).toHaveLength(6)
  expect(await names(await person('reviewer', { rights: ['review_applications', 'manage_users'] }))).toEqual([])
})

test('what may not be seen does not exist', async () => {
  const bob = await contextOf('bob')
  expect(await refusal(readInstance(bob, 'patras', 'p1.example.org'))).toMatchObject(notFound)
  expect(await refusal(readInstance(bob, 'athens', 'p1.example.org'))).toMatchObject(notFound)
  expect(await refusal(readInstance(bob, 'athens', 'nothing'))).toMatchObject(notFound)
  expect(await readInstance(bob, 'athens', 'a3.example.org')).toMatchObject({ owners: ['alice', 'bob'] })
})

test('nodes are for who may view the cluster', async () => {
  const owner = await readInstance(await contextOf('alice'), 'athens', 'a1.example.org')
  expect(owner).toMatchObject({ node: null, nodeGroup: null, secondaryNodes: [] })
  const helpdesk = await readInstance(await contextOf('helpdesk'), 'athens', 'a1.example.org')
  expect(helpdesk).toMatchObject({ node: expect.stringContaining('node'), nodeGroup: 'default' })
})

test('S1: a right that is taken away ends with the next request', async () => {
  const { actor } = await contextOf('helpdesk')
  await db.grant.deleteMany({ where: { userId: actor.id } })
  expect(await names(await contextOf('helpdesk'))).toEqual([])
})

test('found by name, address, MAC, tag and owner, among what may be seen', async () => {
  const root = await contextOf('root')
  const { addresses, macs } = await db.instance.findFirstOrThrow({ where: { name: 'a2.example.org' } })
  expect(await names(root, { q: 'A2.EX' })).toEqual(['a2'])
  expect(await names(root, { q: addresses[0] ?? '', filters: readFilters({ cluster: ['athens'] }) })).toEqual(['a2'])
  expect(
    await names(root, { q: macs[0]?.toUpperCase() ?? '', filters: readFilters({ cluster: ['athens'] }) }),
  ).toContain('a2')
  expect(await names(root, { q: 'ganetimgr:group:students' })).toEqual(['a2'])
  expect(await names(root, { q: 'alice' })).toEqual(['a1', 'a3', 'p1'])
  expect(await names(root, { q: 'alice', filters: readFilters({ cluster: ['patras'] }) })).toEqual(['p1'])
  expect(await names(await contextOf('bob'), { q: 'p1' })).toEqual([])
})

test('an underscore in a search is that character', async () => {
  expect(await names(await contextOf('root'), { q: 'a_.example' })).toEqual([])
  expect(await names(await contextOf('root'), { q: '%' })).toEqual([])
})

test('sorted and in pages, with the whole number', async () => {
  const root = await contextOf('root')
  const page = await listInstances(root, { ...QUERY, sort: 'cluster', dir: 'desc', skip: 1, take: 2 })
  expect(page.total).toBe(6)
  expect(page.rows.map(({ name }) => name)).toEqual(['p2.example.org', 'a1.example.org'])
  expect(await names(root, { sort: 'passwordHash' })).toHaveLength(6)
  const { rows } = await listInstances(root, { ...QUERY, sort: 'memory', dir: 'desc' })
  const sizes = rows.map(({ memory }) => memory)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
})

test('B29: of a disabled cluster nobody sees anything', async () => {
  await db.cluster.update({ where: { slug: 'patras' }, data: { disabled: true } })
  expect(await names(await contextOf('root'))).not.toContain('p1')
  expect(await refusal(readInstance(system(), 'patras', 'p1.example.org'))).toMatchObject(notFound)
  await db.cluster.update({ where: { slug: 'patras' }, data: { disabled: false } })
})

test('an event tells of instances only to who may see them', async () => {
  const event = { kind: 'instances' as const, clusterId: athens.id, names: ['a1.example.org', 'a2.example.org'] }
  const heard = async (actor: Actor) => audible(actor, event)
  expect(await heard((await contextOf('alice')).actor)).toEqual({ ...event, names: ['a1.example.org'] })
  expect(await heard((await contextOf('bob')).actor)).toEqual({ ...event, names: ['a2.example.org'] })
  expect(await heard((await contextOf('nobody')).actor)).toBeNull()
  expect(await heard((await contextOf('root')).actor)).toEqual(event)
  const gone = { ...event, names: ['gone.example.org'] }
  expect(await audible((await contextOf('nobody')).actor, gone)).toEqual({ ...event, names: [] })
})

test('jobs, acts, applications and people are told to who they concern', async () => {
  const told = async (ctx: UserCtx, event: Parameters<typeof audible>[1]) => (await audible(ctx.actor, event)) !== null
  const [alice, bob, root] = [await contextOf('alice'), await contextOf('bob'), await contextOf('root')]
  const reviewer = await contextOf('reviewer')
  const local = await contextOf('local')
  const act = {
    kind: 'act',
    id: 'x',
    clusterId: athens.id,
    instance: 'i',
    actorId: root.actor.id,
    applicantId: alice.actor.id,
  } as const
  expect(await Promise.all([alice, bob, root, reviewer, local].map((ctx) => told(ctx, act)))).toEqual([
    true,
    false,
    true,
    true,
    false,
  ])
  const application = { kind: 'application', id: 1, applicantId: bob.actor.id, clusterId: null } as const
  expect(await Promise.all([alice, bob, root, reviewer, local].map((ctx) => told(ctx, application)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  const job = { kind: 'job', clusterId: patras.id, jobId: 1 } as const
  expect(await Promise.all([alice, root, local].map((ctx) => told(ctx, job)))).toEqual([false, true, true])
  const user = { kind: 'user', id: bob.actor.id } as const
  expect(await Promise.all([bob, root].map((ctx) => told(ctx, user)))).toEqual([true, false])
})
