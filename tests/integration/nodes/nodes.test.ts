import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { readFleetCluster } from '@/lib/fleet/read-cluster'
import { shutDownInstance } from '@/lib/instances/power'
import { emptyNode, setNodeRole } from '@/lib/nodes/act'
import { listNodes, type NodesQuery } from '@/lib/nodes/list'
import { readNodeFilters } from '@/lib/nodes/list-schema'
import { setGroupLock } from '@/lib/nodes/lock-group'
import { readPreview } from '@/lib/nodes/preview'
import { readNode } from '@/lib/nodes/read'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
let athens: Simulated
let root: UserCtx
let viewer: UserCtx
const second = { cluster: 'athens', name: 'node2.athens.example.org' }

const asked = (filters: Record<string, string[]> = {}, changes: Partial<NodesQuery> = {}): NodesQuery => ({
  q: '',
  filters: readNodeFilters(filters),
  sort: 'name',
  dir: 'asc',
  skip: 0,
  take: 50,
  ...changes,
})
const names = async (ctx: UserCtx, query: NodesQuery) => (await listNodes(ctx, query)).rows.map(({ name }) => name)

beforeAll(async () => {
  root = await person('root', { superuser: true })
  athens = await add('athens', { instances: 6, nodes: 3, seed: 5, diskTemplates: ['diskless'] })
  const patra = await add('patra', { instances: 0, nodes: 1 })
  viewer = await person('viewer', { rights: [['view_instances', 'patra']] })
  await athens.pass()
  await patra.pass()
})

/** Until what was asked has ended, and what came of it; how it did. */
async function ends(asking: Promise<{ act: string }>): Promise<string> {
  const { act } = await asking
  const open = { clusterId: athens.id, status: { in: ['queued', 'waiting', 'running'] } }
  await until(async () => {
    await athens.pass()
    const { endedAt } = await db.act.findUniqueOrThrow({ where: { id: act } })
    return endedAt !== null && (await db.job.count({ where: open })) === 0
  })
  return (await db.act.findUniqueOrThrow({ where: { id: act } })).state
}

test('nodes of all clusters: filtered, searched, sorted; one sees those of the clusters that one views', async () => {
  expect(await names(root, asked())).toHaveLength(4)
  expect(await names(root, asked({ role: ['master'] }))).toEqual([
    'node1.athens.example.org',
    'node1.patra.example.org',
  ])
  expect(await names(root, asked({ cluster: ['patra'] }))).toEqual(['node1.patra.example.org'])
  expect(await names(root, asked({}, { q: 'NODE3 athens' }))).toEqual(['node3.athens.example.org'])
  expect(await names(root, asked({}, { sort: 'cluster', dir: 'desc', take: 1 }))).toEqual(['node1.patra.example.org'])
  expect(await names(viewer, asked())).toEqual(['node1.patra.example.org'])
  expect(await refusal(readNode(viewer, second))).toMatchObject(notFound)
  expect(await refusal(listNodes(await person('nobody'), asked()))).toMatchObject({ code: 'forbidden' })
})

test('a node is drained and taken back; the act, its job and the log of the portal say so', async () => {
  expect(await ends(setNodeRole(root, second, 'drain'))).toBe('success')
  const node = await readNode(root, second)
  expect(node).toMatchObject({ role: 'drained', drained: true, act: { kind: 'node.drain', state: 'success' } })
  expect(node.refusals).toMatchObject({ drain: 'node_is_drained', undrain: null })
  const [entry] = await db.auditEntry.findMany({ where: { action: 'node.drain' } })
  expect(entry).toMatchObject({ target: 'node', targetId: second.name, cluster: 'athens', actorName: 'root' })
  expect(await refusal(setNodeRole(root, second, 'drain'))).toMatchObject({ reason: 'node_is_drained' })
  expect(await ends(setNodeRole(root, second, 'undrain'))).toBe('success')
  expect((await readNode(root, second)).drained).toBe(false)
})

test('the master keeps its role, and who has not the cluster in their care changes nothing', async () => {
  const master = { cluster: 'athens', name: 'node1.athens.example.org' }
  expect(await refusal(setNodeRole(root, master, 'offline'))).toMatchObject({ reason: 'node_is_master' })
  const helper = await person('helper', { rights: ['view_instances'] })
  expect(await refusal(setNodeRole(helper, second, 'drain'))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(emptyNode(helper, second, 'migrate'))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(readPreview(helper, second, 'migrate'))).toMatchObject(notFound)
  const keeper = await person('keeper', { rights: [['manage_clusters', 'patra']] })
  expect(await refusal(setNodeRole(keeper, second, 'drain'))).toMatchObject(notFound)
})

test('the preview tells what moves, what is stopped and what stays; the evacuation does as it told', async () => {
  const there = await db.instance.findMany({ where: { primaryNode: second.name }, orderBy: { name: 'asc' } })
  const [stopped] = there
  athens.simulator.control.operator.setRunning(stopped?.name ?? '', false)
  await db.instance.updateMany({
    where: { id: stopped?.id ?? 0 },
    data: { status: 'ADMIN_down', adminState: 'down' },
  })
  const fates = async (move: 'migrate' | 'evacuate') =>
    (await readPreview(root, second, move)).instances.map(({ name, fate }) => [name, fate])
  const running = there.slice(1).filter(({ status }) => status === 'running')
  expect((await fates('migrate')).filter(([, fate]) => fate === 'live').map(([name]) => name)).toEqual(
    running.map(({ name }) => name),
  )
  expect((await fates('migrate'))[0]).toEqual([stopped?.name, 'stays'])
  expect((await fates('evacuate'))[0]).toEqual([stopped?.name, 'failover'])
  const [fixed] = running
  await db.instance.updateMany({ where: { id: fixed?.id ?? 0 }, data: { diskTemplate: 'plain' } })
  expect(await refusal(emptyNode(root, second, 'evacuate'))).toMatchObject({
    reason: 'node_has_fixed',
    values: { count: 1 },
  })
  await db.instance.updateMany({ where: { id: fixed?.id ?? 0 }, data: { diskTemplate: 'diskless' } })
  expect(await ends(emptyNode(root, second, 'evacuate'))).toBe('success')
  const node = await readNode(root, second)
  expect(node.primaries).toEqual([])
  expect(node.actJobs).toHaveLength(there.length)
  expect(new Set(node.actJobs.map(({ status }) => status))).toEqual(new Set(['success']))
  expect(await refusal(emptyNode(root, second, 'migrate'))).toMatchObject({ reason: 'node_nothing_moves' })
})

const group = { cluster: 'athens', name: 'default' }
const groupNow = async (ctx: UserCtx) =>
  (await readFleetCluster(ctx, 'athens')).groups.find(({ name }) => name === group.name)

test('a node group is locked by its tag, which holds its owners back until it is unlocked', async () => {
  const { name } = await db.instance.findFirstOrThrow({ where: { clusterId: athens.id, status: 'running' } })
  const place = { cluster: 'athens', name }
  const olga = await person('olga')
  athens.simulator.control.operator.setTags(name, ['ganetimgr:user:olga'])
  await athens.pass()
  expect(await ends(setGroupLock(root, group, 'lock'))).toBe('success')
  expect(await groupNow(root)).toMatchObject({
    locked: true,
    refusals: { lock: 'group_is_locked', unlock: null },
  })
  expect(await refusal(shutDownInstance(olga, place, { how: 'hard' }))).toMatchObject({ reason: 'node_group_locked' })
  expect(await refusal(setGroupLock(root, group, 'lock'))).toMatchObject({ reason: 'group_is_locked' })
  const [entry] = await db.auditEntry.findMany({ where: { action: 'node-group.lock' } })
  expect(entry).toMatchObject({ target: 'node-group', targetId: 'default', cluster: 'athens', actorName: 'root' })
  expect(await ends(setGroupLock(root, group, 'unlock'))).toBe('success')
  expect(await groupNow(root)).toMatchObject({ locked: false })
  expect(await ends(shutDownInstance(olga, place, { how: 'hard' }).then(([act]) => act ?? expect.fail()))).toBe(
    'success',
  )
})

test('while one act on the group is under way no other is taken; what went wrong stays to be read', async () => {
  const { act } = await setGroupLock(root, group, 'lock')
  expect(await refusal(setGroupLock(root, group, 'unlock'))).toMatchObject({ reason: 'group_act_in_flight' })
  const shown = await readFleetCluster(root, 'athens')
  expect(shown.groupAct).toMatchObject({ id: act, instance: 'default', kind: 'node-group.lock' })
  expect((await readFleetCluster(await person('looker', { rights: ['view_instances'] }), 'athens')).groupAct).toBeNull()
  expect(await ends(Promise.resolve({ act }))).toBe('success')
  expect((await readFleetCluster(root, 'athens')).groupAct).toBeNull()
  expect(await ends(setGroupLock(root, group, 'unlock'))).toBe('success')
})

test('only by who has the cluster in their care; to others the group does not exist', async () => {
  const other = await person('patra-keeper', { rights: [['manage_clusters', 'patra']] })
  expect(await refusal(setGroupLock(other, group, 'lock'))).toMatchObject(notFound)
  expect(await refusal(setGroupLock(root, { ...group, name: 'nowhere' }, 'lock'))).toMatchObject(notFound)
  const looker = await person('looker2', { rights: ['view_instances'] })
  expect(await refusal(setGroupLock(looker, group, 'lock'))).toMatchObject({ code: 'forbidden' })
})
