import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { listHistory } from '@/lib/instances/history'
import { isolateInstance, releaseInstance, setWhitelist } from '@/lib/instances/isolate'
import { lockInstance, unlockInstance } from '@/lib/instances/lock'
import { failOverInstance, migrateInstance } from '@/lib/instances/move'
import { readPanel } from '@/lib/instances/panel'
import { readPossible } from '@/lib/instances/possible'
import { shutDownInstance, startInstance } from '@/lib/instances/power'
import { replaceSecondary } from '@/lib/instances/replace-secondary'
import { setTags } from '@/lib/instances/tags'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let owner: UserCtx
let helpdesk: UserCtx
let viewer: UserCtx
let admin: UserCtx
const place = { cluster: 'alpha', name: 'web.example.org' }

beforeAll(async () => {
  owner = await person('owner')
  helpdesk = await person('helpdesk', { rights: ['view_instances', 'can_lock', 'can_isolate'] })
  viewer = await person('viewer', { rights: ['view_instances', 'can_lock'] })
  admin = await person('admin', { superuser: true })
  alpha = await add('alpha', {
    nodes: 3,
    instances: 1,
    diskTemplates: ['drbd'],
    instanceTags: [['ganetimgr:user:owner', 'backup:daily']],
    instanceName: () => place.name,
  })
  await alpha.pass()
  if ((await instance()).adminState !== 'up') await ends(startInstance(owner, place))
})

const instance = () =>
  db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId: alpha.id, name: place.name } } })

/** The states in which the acts ended. */
async function ends(asking: Promise<{ act: string }[]>): Promise<string[]> {
  const ids = (await asking).map(({ act }) => act)
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
  const acts = await db.act.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  return acts.map(({ kind, state }) => `${kind.replace('instance.', '')} ${state}`)
}

test('a lock needs a reason, stops the owner and tells them why; only who may lock unlocks', async () => {
  expect(await refusal((async () => lockInstance(helpdesk, place, { reason: ' ' }))())).toMatchObject({
    fields: { reason: 'required' },
  })
  expect(await refusal(lockInstance(owner, place, { reason: 'mine' }))).toMatchObject({ reason: 'forbidden' })
  expect(await ends(lockInstance(helpdesk, place, { reason: 'Disk quota under review' }))).toEqual(['lock success'])
  expect((await instance()).adminLocked).toBe(true)

  expect(await refusal(shutDownInstance(owner, place, {}))).toMatchObject({ reason: 'instance_locked' })
  const seen = await readPossible(owner, place)
  expect(seen.reasons.locked).toBe('Disk quota under review')
  expect(seen.acts.shutdown).toEqual({ offered: true, refusal: 'instance_locked' })
  expect(await db.auditEntry.count({ where: { allowed: false, action: 'instance.shutdown' } })).toBe(1)

  expect(await refusal(unlockInstance(owner, place))).toMatchObject({ reason: 'forbidden' })
  expect(await ends(unlockInstance(helpdesk, place))).toEqual(['unlock success'])
  expect((await readPossible(owner, place)).reasons.locked).toBeNull()
})

test('S1: to see an instance, or to lock it, gives no right to act on it', async () => {
  await readPossible(viewer, place)
  expect(await refusal(shutDownInstance(viewer, place, {}))).toMatchObject({ reason: 'forbidden' })
  expect(await refusal(isolateInstance(viewer, place, { reason: 'no' }))).toMatchObject({ reason: 'forbidden' })
  expect(await refusal(setTags(viewer, place, { tags: [] }))).toMatchObject({ reason: 'forbidden' })
})

test('B32: a node group under maintenance stops its owners on the server, not superusers', async () => {
  await db.nodeGroup.updateMany({ where: { clusterId: alpha.id }, data: { tags: ['locked'] } })
  expect(await refusal(shutDownInstance(owner, place, {}))).toMatchObject({ reason: 'node_group_locked' })
  expect((await readPossible(admin, place)).acts.shutdown.refusal).toBeNull()
  await db.nodeGroup.updateMany({ where: { clusterId: alpha.id }, data: { tags: [] } })
})

test('isolation moves what runs, so that it takes effect; the owner allows one network', async () => {
  const before = await instance()
  expect(await ends(isolateInstance(helpdesk, place, { reason: 'Sends spam' }))).toEqual([
    'isolate success',
    'migrate success',
  ])
  const isolated = await instance()
  expect(isolated).toMatchObject({ isolated: true, primaryNode: before.secondaryNodes[0] })

  const allow = (network: string) => setWhitelist(owner, place, { network })
  expect(await refusal(allow('10.0.0.0/8'))).toMatchObject({ fields: { network: 'network_too_wide' } })
  expect(await refusal(allow('everything'))).toMatchObject({ fields: { network: 'network_invalid' } })
  expect(await ends(allow('192.0.2.77/28'))).toEqual(['whitelist success', 'migrate success'])
  expect((await instance()).tags).toContain('ganetimgr:whitelist_ip:192.0.2.64/28')
  expect(await ends(allow('2001:db8:0:0::1/64'))).toEqual(['whitelist success', 'whitelist success', 'migrate success'])
  expect(await readPossible(owner, place)).toMatchObject({
    whitelist: '2001:db8::/64',
    reasons: { isolated: 'Sends spam' },
  })
  expect(await allow('2001:db8::/64')).toEqual([])
  expect(await ends(allow(''))).toEqual(['whitelist success', 'migrate success'])
  expect(await ends(releaseInstance(helpdesk, place))).toEqual(['release success', 'migrate success'])
  expect(await refusal(allow('192.0.2.0/28'))).toMatchObject({ reason: 'act_is_released' })
})

test('tags outside the prefix are edited, the portal’s own are not', async () => {
  expect(await refusal((async () => setTags(admin, place, { tags: ['ganetimgr:adminlock'] }))())).toMatchObject({
    fields: { tags: 'tag_reserved' },
  })
  expect(await refusal((async () => setTags(admin, place, { tags: ['ετικέτα'] }))())).toMatchObject({
    fields: { tags: 'tag_invalid' },
  })
  expect(await ends(setTags(admin, place, { tags: ['env:lab', 'backup:weekly'] }))).toEqual([
    'tags success',
    'tags success',
  ])
  expect((await instance()).tags.toSorted()).toEqual(['backup:weekly', 'env:lab', 'ganetimgr:user:owner'])
})

test('a mirrored instance goes to its secondary and nowhere else', async () => {
  const before = await instance()
  const elsewhere = migrateInstance(admin, place, { node: before.primaryNode })
  expect(await refusal(elsewhere)).toMatchObject({ fields: { node: 'node_not_offered' } })
  expect(await ends(migrateInstance(admin, place, {}))).toEqual(['migrate success'])
  expect((await instance()).primaryNode).toBe(before.secondaryNodes[0])
  expect(await ends(failOverInstance(admin, place, {}))).toEqual(['failover success'])
  expect((await instance()).primaryNode).toBe(before.primaryNode)
})

test('a mirrored instance gets another secondary: the one that is named, or whichever the allocator chooses', async () => {
  const before = await instance()
  const change = (node: string, ctx = admin) => replaceSecondary(ctx, place, { node })
  expect(await refusal(change('', owner))).toMatchObject({ reason: 'forbidden' })
  const [third, ...others] = (await readPossible(admin, place)).move?.secondaries ?? []
  expect(others).toEqual([])
  for (const node of [before.primaryNode, before.secondaryNodes[0] ?? '', 'node9.example.org'])
    expect(await refusal(change(node))).toMatchObject({ fields: { node: 'node_not_offered' } })
  expect(await ends(change(third ?? ''))).toEqual(['replace_disks success'])
  expect(await instance()).toMatchObject({ primaryNode: before.primaryNode, secondaryNodes: [third] })
  expect(await ends(change(''))).toEqual(['replace_disks success'])
  expect((await instance()).secondaryNodes).toEqual(before.secondaryNodes)
  const history = await listHistory(admin, place, { skip: 0, take: 2 })
  expect(history.rows.map(({ kind, detail }) => ({ kind, detail }))).toEqual([
    { kind: 'instance.replace_disks', detail: {} },
    { kind: 'instance.replace_disks', detail: { node: third } },
  ])

  await db.node.updateMany({ where: { clusterId: alpha.id, name: third ?? '' }, data: { drained: true } })
  expect((await readPossible(admin, place)).acts.replace_disks.refusal).toBe('act_no_other_node')
  expect(await refusal(change(''))).toMatchObject({ reason: 'act_no_other_node' })
  await db.node.updateMany({ where: { clusterId: alpha.id }, data: { drained: false } })
})

test('disks on one node have no secondary to change', async () => {
  const beta = await add('beta', { nodes: 2, instances: 1, diskTemplates: ['plain'] })
  await beta.pass()
  const { name } = await db.instance.findFirstOrThrow({ where: { clusterId: beta.id } })
  const there = { cluster: 'beta', name }
  expect((await readPossible(admin, there)).acts.replace_disks).toEqual({
    offered: true,
    refusal: 'act_needs_secondary',
  })
  expect(await refusal(replaceSecondary(admin, there, {}))).toMatchObject({ reason: 'act_needs_secondary' })
})

test('what was done on the cluster itself is in the history; attempts are for those who view all', async () => {
  expect(await refusal(shutDownInstance({ ...viewer, now: new Date() }, place, {}))).toMatchObject({
    code: 'forbidden',
  })
  const { rapi } = await alpha.mirror()
  await rapi.instances.shutdown(place.name, { reason: 'by hand', timeoutS: 0 })
  await until(async () => {
    await alpha.follow()
    return (await instance()).adminState === 'down'
  })
  const { rows, total } = await listHistory(owner, place, { skip: 0, take: 5 })
  expect(rows[0]).toMatchObject({ kind: 'instance.shutdown', outside: true, state: 'success' })
  expect(rows[1]).toMatchObject({ kind: 'instance.replace_disks', outside: false, who: 'admin' })
  expect(rows.some(({ state }) => state === 'refused')).toBe(false)
  const all = await listHistory(helpdesk, place, { skip: 0, take: 100 })
  expect(all.total).toBeGreaterThan(total)
  expect(all.rows.some(({ state }) => state === 'refused')).toBe(true)
  const pages = await listHistory(owner, place, { skip: 5, take: 100 })
  expect(pages.rows).toHaveLength(total - 5)
})

test('the panel beside the list offers what one may do, and tells what was done last', async () => {
  const at = 'alpha/web.example.org'
  const [own, seen] = await Promise.all([readPanel(owner, at), readPanel(viewer, at)])
  expect(own?.acts.startup).toEqual({ offered: true, refusal: null })
  expect(own?.acts.reboot).toEqual({ offered: true, refusal: 'act_needs_running' })
  expect(seen?.acts.startup.offered).toBe(false)
  expect(own?.history.rows).toHaveLength(5)
  expect(own?.history.rows[0]).toMatchObject({ kind: 'instance.shutdown', outside: true })
  expect(await readPanel(await person('stranger'), at)).toBeNull()
})

test('nothing of an earlier instance of the same name is shown', async () => {
  const { createdAt } = await instance()
  const past = new Date(createdAt.getTime() - 3_600_000)
  await db.job.create({
    data: {
      clusterId: alpha.id,
      id: 900_000,
      status: 'success',
      summary: ['INSTANCE_REMOVE(web.example.org)'],
      opcodes: [{ opId: 'OP_INSTANCE_REMOVE', opStatus: 'success' }],
      instance: place.name,
      reason: [],
      log: [],
      receivedAt: past,
      endedAt: past,
    },
  })
  const { rows } = await listHistory(owner, place, { skip: 0, take: 500 })
  expect(rows.some(({ jobId }) => jobId === 900_000)).toBe(false)
})
