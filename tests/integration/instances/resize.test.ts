import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { nicsOf } from '@/lib/instances/nics'
import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import { resizeInstance } from '@/lib/instances/resize'
import type { ResizeInput } from '@/lib/instances/schema'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, system, until } from '@/tests/support/fixtures'
import { runFollowUps } from '@/tests/support/follow-ups'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let alice: UserCtx
let viewer: UserCtx
let reviewer: UserCtx
const NAMES = ['web.example.org', 'locked.example.org', 'big.example.org']
const place = { cluster: 'alpha', name: 'web.example.org' }

beforeAll(async () => {
  alice = await person('alice')
  viewer = await person('vera', { rights: ['view_instances'] })
  reviewer = await person('rhea', { rights: ['review_applications', 'view_instances'] })
  alpha = await add('alpha', {
    instances: 3,
    instanceTags: [
      ['ganetimgr:user:alice'],
      ['ganetimgr:user:alice', 'ganetimgr:adminlock'],
      ['ganetimgr:user:alice', 'ganetimgr:user:rhea'],
    ],
    instanceName: (i) => NAMES[i - 1] ?? `other${i}.example.org`,
    diskTemplates: ['plain', 'file'],
    networks: [
      { name: 'public', network: '198.51.100.0/24', mode: 'routed', link: 'public' },
      { name: 'full', network: '203.0.113.0/29', mode: 'routed', link: 'full', full: true },
      { name: 'lab', network: '192.0.2.0/24', mode: 'bridged', link: 'br-lab' },
    ],
  })
  await alpha.pass()
  const { id: clusterId } = alpha
  await db.network.createMany({
    data: [
      { clusterId, description: 'Public', mode: 'routed', link: 'public', isDefault: true },
      { clusterId, description: 'Full', mode: 'routed', link: 'full', isDefault: true },
    ],
  })
})

const instance = (name = place.name) =>
  db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId: alpha.id, name } } })

/** As it is, but for these. */
async function wish(changes: Partial<ResizeInput> & { confirm?: string }, name = place.name) {
  const { vcpus, memory, diskSizes } = await instance(name)
  return { vcpus, memory, disks: diskSizes, ...changes }
}

async function settled(): Promise<void> {
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
}

async function resize(changes: Parameters<typeof wish>[0], name = place.name) {
  const asked = await resizeInstance(alice, { cluster: 'alpha', name }, await wish(changes, name))
  await settled()
  return db.act.findMany({ where: { id: { in: asked.map(({ act }) => act) } }, orderBy: { createdAt: 'asc' } })
}

/** Started or shut down, its mark of a needed restart taken away. */
async function switchTo(on: boolean) {
  const isOn = (await instance()).adminState === 'up'
  if (isOn !== on) await (on ? startInstance(alice, place) : shutDownInstance(alice, place, { how: 'hard' }))
  await settled()
  await db.instance.updateMany({ data: { needsReboot: false } })
}

const kinds = (acts: readonly { kind: string; state: string }[]) => acts.map(({ kind, state }) => `${kind} ${state}`)
const fields = async (changes: Parameters<typeof wish>[0], ctx = alice, name = place.name) =>
  (await refusal(resizeInstance(ctx, { cluster: 'alpha', name }, await wish(changes, name)))).fields

beforeEach(async () => {
  await settled()
  await switchTo(false)
})

test('CPUs and memory of a running instance: one job, and once it has succeeded the mark that a restart is needed', async () => {
  await switchTo(true)
  const { vcpus } = await instance()
  const changed = vcpus === 2 ? 3 : 2
  const acts = await resize({ vcpus: changed, memory: 2560, minMemory: 1024 })
  expect(kinds(acts)).toEqual(['instance.resize success'])
  expect(acts[0]?.detail).toEqual({ vcpus: changed, memoryMiB: 2560, minMemoryMiB: 1024, restart: true })
  expect((await instance()).needsReboot).toBe(false)
  await runFollowUps(place.name)
  await settled()
  await alpha.pass()
  expect(await instance()).toMatchObject({ vcpus: changed, memory: 2560, minMemory: 1024 })
  expect((await instance()).tags).toContain('ganetimgr:needsreboot')
  const entries = await db.auditEntry.findMany({ where: { action: 'instance.resize' } })
  expect(entries).toHaveLength(1)

  await rebootInstance(alice, place, { type: 'soft' })
  await settled()
  expect(await runFollowUps(place.name)).toBe(0)
  await rebootInstance(alice, place, { type: 'full' })
  await settled()
  await runFollowUps(place.name)
  await settled()
  expect((await instance()).needsReboot).toBe(false)
})

test('a change that failed, or that a restart has put into effect already, marks nothing', async () => {
  await switchTo(true)
  await runFollowUps(place.name)
  await settled()
  const other = (await instance()).memory === 2048 ? 1536 : 2048
  alpha.simulator.control.setJobFaults({ failKinds: ['OP_INSTANCE_SET_PARAMS'] })
  expect(kinds(await resize({ memory: other }))).toEqual(['instance.resize error'])
  alpha.simulator.control.clearFaults()
  expect(await runFollowUps(place.name)).toBe(0)

  await resize({ memory: other })
  await rebootInstance(alice, place, { type: 'hard' })
  await settled()
  await runFollowUps(place.name)
  await settled()
  expect((await instance()).needsReboot).toBe(false)
})

test('of a stopped one nothing waits for a restart', async () => {
  expect(kinds(await resize({ memory: 1024 }))).toEqual(['instance.resize success'])
  expect(await instance()).toMatchObject({ memory: 1024, minMemory: 1024 })
})

test('disks grow, each by a job of its own; a disk and a NIC are added in one more', async () => {
  const { diskSizes } = await instance()
  const larger = diskSizes.map((size) => size + 1024)
  const acts = await resize({ disks: larger, addDisk: 2048, addNic: 'gnt:public' })
  expect(kinds(acts)).toEqual(['instance.grow_disk success', 'instance.resize success'])
  expect(acts[0]?.detail).toEqual({ disk: 0, amountMiB: 1024 })
  expect(acts[1]?.detail).toEqual({ addDiskMiB: 2048, addNic: 'public' })
  const after = await instance()
  expect(after.diskSizes).toEqual([...larger, 2048])
  expect(nicsOf(after).at(-1)).toMatchObject({ network: 'public', mode: 'routed' })
  expect(nicsOf(after).at(-1)?.ip).toMatch(/^198\.51\.100\./)
})

test('a disk is removed from a stopped instance only, and by typing its name', async () => {
  const { diskSizes } = await instance()
  const removeDisk = diskSizes.length - 1
  expect(await fields({ removeDisk })).toEqual({ confirm: 'name_not_typed' })
  expect(await fields({ removeDisk, confirm: 'web' })).toEqual({ confirm: 'name_not_typed' })
  await switchTo(true)
  expect(await fields({ removeDisk, confirm: place.name })).toEqual({ removeDisk: 'disk_needs_stopped' })
  await switchTo(false)
  expect(kinds(await resize({ removeDisk, confirm: place.name }))).toEqual(['instance.resize success'])
  expect((await instance()).diskSizes).toEqual(diskSizes.slice(0, -1))
})

test('a NIC is removed by its MAC; one that is not there is a change meanwhile', async () => {
  const nic = nicsOf(await instance()).at(-1)
  await resize({ removeNic: nic?.mac ?? '' })
  expect(nicsOf(await instance()).map(({ mac }) => mac)).not.toContain(nic?.mac)
  const again = resizeInstance(alice, place, await wish({ removeNic: nic?.mac ?? '' }))
  expect(await refusal(again)).toMatchObject({ code: 'conflict', reason: 'instance_changed' })
})

test('networks: what is full or not offered to this person is refused, whatever the form sends', async () => {
  expect(await fields({ addNic: 'gnt:full' })).toEqual({ addNic: 'network_full' })
  expect(await fields({ addNic: 'gnt:lab' })).toEqual({ addNic: 'network_not_offered' })
  expect(await fields({ addNic: 'gnt:nowhere' })).toEqual({ addNic: 'network_not_offered' })
  const bridged = { cluster: 'alpha', name: 'big.example.org' }
  await resizeInstance(reviewer, bridged, await wish({ addNic: 'gnt:lab' }, bridged.name))
  await settled()
  expect(nicsOf(await instance(bridged.name)).at(-1)).toMatchObject({ network: 'lab', mode: 'bridged' })
})

test('an owner stays within the site’s limits; who places instances there within the policy', async () => {
  const [disk = 0] = (await instance()).diskSizes
  expect(await fields({ vcpus: 5, memory: 4097, disks: [51 * 1024], addDisk: 51 * 1024 })).toEqual({
    vcpus: 'above_site_limit',
    memory: 'above_site_limit',
    'disks.0': 'above_site_limit',
    addDisk: 'above_site_limit',
  })
  expect(await fields({ vcpus: 9, memory: 2, disks: [disk - 1] })).toEqual({
    vcpus: 'above_policy',
    memory: 'below_policy',
    'disks.0': 'disk_only_grows',
  })
  const big = 'big.example.org'
  expect(await fields({ vcpus: 9, memory: 40_000 }, reviewer, big)).toEqual({
    vcpus: 'above_policy',
    memory: 'above_policy',
  })
  await resizeInstance(reviewer, { cluster: 'alpha', name: big }, await wish({ vcpus: 8 }, big))
  await settled()
  expect(await instance(big)).toMatchObject({ vcpus: 8 })
  await resizeInstance(alice, { cluster: 'alpha', name: big }, await wish({ vcpus: 7 }, big))
  await settled()
  expect(await instance(big)).toMatchObject({ vcpus: 7 })
})

test('S2: who may only look changes nothing; a lock by an administrator holds on the server', async () => {
  const looks = resizeInstance(viewer, place, await wish({ vcpus: 2 }))
  expect(await refusal(looks)).toMatchObject({ code: 'forbidden' })
  const name = 'locked.example.org'
  const locked = resizeInstance(alice, { cluster: 'alpha', name }, await wish({ vcpus: 2 }, name))
  expect(await refusal(locked)).toMatchObject({ reason: 'instance_locked' })
  const stranger = await person('stranger')
  expect(await refusal(resizeInstance(stranger, place, await wish({ vcpus: 2 })))).toMatchObject(notFound)
  expect(await db.auditEntry.count({ where: { action: 'instance.resize', allowed: false } })).toBe(2)
})

test('nothing to change, or another number of disks than there is, is said', async () => {
  const asked = async (changes: Parameters<typeof wish>[0]) =>
    refusal(resizeInstance(alice, place, await wish(changes)))
  expect(await asked({})).toMatchObject({ reason: 'nothing_to_change' })
  expect(await asked({ disks: [] })).toMatchObject({ reason: 'instance_changed' })
  expect((await asked({ memory: 1024, minMemory: 2048 })).fields).toEqual({ minMemory: 'above_memory' })
})

test('where a site does not let owners resize, they are told to ask', async () => {
  await changeSetting(system(), 'ownersResize', false)
  const asked = resizeInstance(alice, place, await wish({ vcpus: 3 }))
  expect(await refusal(asked)).toMatchObject({ code: 'forbidden', reason: 'resize_only_by_request' })
  await changeSetting(system(), 'ownersResize', true)
})
