import { beforeAll, expect, test } from 'vitest'
import { readCluster } from '@/lib/clusters/queries'
import { db } from '@/lib/db/client'
import { readInstance } from '@/lib/instances/queries'
import { syncAllInstances, syncChangedInstances, syncLiveInstances } from '@/lib/sync/instances'
import { syncJobs } from '@/lib/sync/jobs'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const TAGS = [
  ['ganetimgr:user:alice', 'ganetimgr:application:7', 'ganetimgr:service:mail', 'other:user:bob'],
  ['ganetimgr:group:students', 'ganetimgr:adminlock', 'ganetimgr:org:uoa'],
  [],
]

const CREATE = {
  os_type: 'noop',
  mode: 'create',
  disk_template: 'diskless',
  disks: [],
  nics: [],
  name_check: false,
  ip_check: false,
}

let athens: Simulated
beforeAll(async () => {
  await person('alice')
  await person('bob', { groups: ['students'] })
  athens = await add('athens', { instances: 9, nodes: 4, groups: ['default', 'fast'], instanceTags: TAGS, seed: 3 })
  await athens.pass()
})

const rows = () => db.instance.findMany({ where: { clusterId: athens.id }, orderBy: { name: 'asc' } })
const instance = (name: string) => db.instance.findFirstOrThrow({ where: { clusterId: athens.id, name } })

test('every instance is there as the cluster has it, with what runs', async () => {
  const { instances, nodes, groups } = athens.simulator.control.state()
  const mirrored = await rows()
  expect(mirrored.map(({ name }) => name).sort()).toEqual(instances.map(({ name }) => name).sort())
  for (const one of instances) {
    const row = mirrored.find(({ name }) => name === one.name)
    const group = groups.find(({ uuid }) => uuid === nodes.find(({ name }) => name === one.pnode)?.group)
    expect(row).toMatchObject({
      uuid: one.uuid,
      memory: one.beparams.maxmem,
      vcpus: one.beparams.vcpus,
      os: one.os,
      primaryNode: one.pnode,
      nodeGroup: group?.name,
      adminState: one.adminState,
      operState: one.running !== null,
      status: one.running ? 'running' : 'ADMIN_down',
      diskSizes: one.disks.map(({ sizeMiB }) => sizeMiB),
      macs: one.nics.map(({ mac }) => mac),
      addresses: one.nics.flatMap(({ ip }) => ip ?? []),
    })
  }
})

test('the surroundings and facts are there', async () => {
  const view = await readCluster(system(), 'athens')
  expect(view._count).toEqual({ instances: 9, nodes: 4, groups: 2, networks: 0 })
  expect(view.state).toMatchObject({
    health: 'answers',
    access: 'write',
    softwareVersion: '3.0.2',
    osList: ['debootstrap+default', 'noop'],
    failingSince: null,
  })
  const node = await db.node.findFirstOrThrow({ where: { clusterId: athens.id, name: 'node1.athens.example.org' } })
  expect(node).toMatchObject({ role: 'master', offline: false, vmCapable: true, group: 'default' })
  const network = await db.ganetiNetwork.findFirstOrThrow({ where: { clusterId: athens.id, name: 'public' } })
  expect(network.connections).toMatchObject([
    { group: 'default', mode: 'routed', link: 'public' },
    { group: 'fast', mode: 'routed', link: 'public' },
  ])
  expect(network.freeCount).toBe(network.map?.split('').filter((one) => one === '.').length)
})

test('owners come from user and group tags of the prefix, and so do the other marks', async () => {
  const owners = await db.instanceOwner.findMany({ where: { instance: { name: 'vm1.example.org' } } })
  const alice = await contextOf('alice')
  expect(owners).toMatchObject([{ kind: 'user', name: 'alice', userId: alice.actor.id }])
  expect(await instance('vm1.example.org')).toMatchObject({ applicationId: 7, services: ['mail'], adminLocked: false })
  const [group] = await db.instanceOwner.findMany({ where: { instance: { name: 'vm2.example.org' } } })
  expect(group).toMatchObject({ kind: 'group', name: 'students', groupId: expect.any(Number), userId: null })
  expect(await instance('vm2.example.org')).toMatchObject({ adminLocked: true, organizationTag: 'uoa' })
})

test('B4: a change of tags out of band is seen at the next look', async () => {
  const bob = await contextOf('bob')
  expect((await refusal(readInstance(bob, 'athens', 'vm3.example.org'))).code).toBe('not_found')
  athens.simulator.control.operator.setTags('vm3.example.org', ['ganetimgr:user:bob', 'ganetimgr:isolate'])
  await athens.follow()
  expect(await readInstance(bob, 'athens', 'vm3.example.org')).toMatchObject({ isolated: true, owners: ['bob'] })
  athens.simulator.control.operator.setTags('vm3.example.org', ['ganetimgr:user:nobody-yet'])
  await athens.follow()
  expect((await refusal(readInstance(bob, 'athens', 'vm3.example.org'))).code).toBe('not_found')
  const owners = await db.instanceOwner.findMany({ where: { instance: { name: 'vm3.example.org' } } })
  expect(owners).toMatchObject([{ name: 'nobody-yet', userId: null }])
})

test('what starts and stops by itself is seen, although Ganeti’s configuration stays', async () => {
  const { operator } = athens.simulator.control
  const running = (await rows()).find(({ operState }) => operState)?.name ?? ''
  operator.setRunning(running, false)
  await athens.follow()
  expect(await instance(running)).toMatchObject({ status: 'ERROR_down', operState: false, runningMemory: null })
  operator.setRunning(running, true)
  await athens.follow()
  expect(await instance(running)).toMatchObject({ status: 'running', operState: true })
})

test('a primary node that changed without a mark is seen with what runs', async () => {
  const [moved] = await rows()
  const { name = '', primaryNode = '' } = moved ?? {}
  const [other = ''] = athens.simulator.control
    .state()
    .nodes.map((node) => node.name)
    .filter((one) => one !== primaryNode)
  athens.simulator.control.operator.moveUnmarked(name, other)
  await syncLiveInstances(await athens.mirror())
  expect(await instance(name)).toMatchObject({ primaryNode: other })
})

test('a job of an operator changes the mirror and is in it', async () => {
  const running = (await rows()).find(({ status }) => status === 'running')?.name ?? ''
  const id = athens.simulator.control.operator.run('shutdown', { instance_name: running })
  await athens.simulator.control.jobEnded(id)
  await athens.follow()
  expect(await instance(running)).toMatchObject({ status: 'ADMIN_down', adminState: 'down' })
  const job = await db.job.findUniqueOrThrow({ where: { clusterId_id: { clusterId: athens.id, id } } })
  expect(job).toMatchObject({ status: 'success', instance: running, errorCode: null })
})

test('whoever is told of the end of a job finds the instance that it made', async () => {
  const { control } = athens.simulator
  const name = 'late.example.org'
  const id = control.operator.run('create', { ...CREATE, instance_name: name })
  const mirror = await athens.mirror()
  let found: number | null = null
  const onJobs: typeof mirror.onJobs = async (tx, { id: clusterId }, jobs) => {
    if (jobs.some((job) => job.id === id && job.status === 'success'))
      found = await tx.instance.count({ where: { clusterId, name } })
  }
  expect(await control.jobEnded(id)).toBe('success')
  await syncJobs({ ...mirror, onJobs })
  expect(found).toBe(1)
})

test('whoever is told of the end of a job finds the instance as it left it', async () => {
  const { control } = athens.simulator
  const name = (await rows()).find(({ status }) => status === 'running')?.name ?? ''
  const id = control.operator.run('shutdown', { instance_name: name })
  expect(await control.jobEnded(id)).toBe('success')
  const mirror = await athens.mirror()
  let found = ''
  await syncJobs({
    ...mirror,
    async onJobs(tx, { id: clusterId }) {
      found = (await tx.instance.findFirstOrThrow({ where: { clusterId, name } })).status
    },
  })
  expect(found).toBe('ADMIN_down')
})

test('the end of a job is known although its instance’s state is not', async () => {
  const { control } = athens.simulator
  const name = (await rows()).find(({ status }) => status === 'running')?.name ?? ''
  const id = control.operator.run('shutdown', { instance_name: name })
  expect(await control.jobEnded(id)).toBe('success')
  control.addFault({ fault: { kind: 'status', status: 500 }, path: '/2/query/instance' })
  await expect(syncJobs(await athens.mirror())).rejects.toMatchObject({ kind: 'unavailable' })
  control.clearFaults()
  const job = await db.job.findUniqueOrThrow({ where: { clusterId_id: { clusterId: athens.id, id } } })
  expect(job.status).toBe('success')
  await athens.follow()
  expect(await instance(name)).toMatchObject({ status: 'ADMIN_down' })
})

test('a removed instance is gone, one made anew under its name is another', async () => {
  const { operator } = athens.simulator.control
  operator.forget('vm9.example.org')
  await athens.follow()
  expect((await rows()).map(({ name }) => name)).not.toContain('vm9.example.org')
  const id = operator.run('create', { ...CREATE, instance_name: 'vm9.example.org' })
  expect(await athens.simulator.control.jobEnded(id)).toBe('success')
  await athens.follow()
  const made = athens.simulator.control.state().instances.find(({ name }) => name === 'vm9.example.org')
  expect(await instance('vm9.example.org')).toMatchObject({ uuid: made?.uuid, diskTemplate: 'diskless', diskTotal: 0 })
})

test('a node that is lost takes its instances’ state along', async () => {
  const { operator } = athens.simulator.control
  operator.setNode('node2.athens.example.org', { role: 'O' })
  await athens.pass()
  const node = await db.node.findFirstOrThrow({ where: { name: 'node2.athens.example.org' } })
  expect(node).toMatchObject({ offline: true, memoryFree: null })
  const there = (await rows()).filter(({ primaryNode }) => primaryNode === 'node2.athens.example.org')
  expect(there.length).toBeGreaterThan(0)
  for (const row of there) expect(row.status).toBe('ERROR_nodeoffline')
  operator.setNode('node2.athens.example.org', { role: 'C' })
  await athens.pass()
  expect((await db.node.findFirstOrThrow({ where: { name: 'node2.athens.example.org' } })).offline).toBe(false)
})

test('reading all anew heals what the changes alone have missed', async () => {
  await db.instance.deleteMany({ where: { clusterId: athens.id, name: 'vm4.example.org' } })
  const ahead = { instancesMtime: Date.now() / 1000 + 60 }
  await db.clusterState.update({ where: { clusterId: athens.id }, data: ahead })
  await athens.follow()
  expect((await rows()).map(({ name }) => name)).not.toContain('vm4.example.org')
  await syncAllInstances(await athens.mirror())
  expect((await rows()).map(({ name }) => name)).toContain('vm4.example.org')
})

test('reading all anew sees another default of the cluster, which marks no instance as changed', async () => {
  const { operator } = athens.simulator.control
  const mirror = await athens.mirror()
  await syncAllInstances(mirror)
  const before = await rows()
  operator.setHypervisorDefaults(before[0]?.hypervisor ?? '', { nic_type: 'e1000' })
  await athens.follow()
  expect((await rows()).map(({ hvparams }) => hvparams)).toEqual(before.map(({ hvparams }) => hvparams))
  await syncAllInstances(mirror)
  for (const { hvparams } of await rows()) expect(hvparams).toMatchObject({ nicType: 'e1000' })
  expect(await syncChangedInstances(mirror)).toEqual([])
})

test('a reading of all that fails changes nothing, and none of it counts as written', async () => {
  const { operator } = athens.simulator.control
  const mirror = await athens.mirror()
  await syncAllInstances(mirror)
  const before = await rows()
  const kept = new Map(mirror.digests)
  operator.setHypervisorDefaults(before[0]?.hypervisor ?? '', { nic_type: 'virtio' })
  for (const kind of ['truncate', 'garbage', 'reset'] as const) {
    athens.simulator.control.addFault({ fault: { kind }, path: '/2/query/instance' })
    await expect(syncAllInstances(mirror)).rejects.toMatchObject({ name: 'RapiError' })
    athens.simulator.control.clearFaults()
  }
  await db.$executeRaw`
    ALTER TABLE "Instance" ADD CONSTRAINT no_virtio CHECK (NOT (name = 'vm5.example.org' AND hvparams @> '{"nicType": "virtio"}'))`
  await expect(syncAllInstances(mirror)).rejects.toThrow('no_virtio')
  expect(await rows()).toEqual(before)
  expect(mirror.digests).toEqual(kept)
  await db.$executeRaw`ALTER TABLE "Instance" DROP CONSTRAINT no_virtio`
  await syncAllInstances(mirror)
  for (const { hvparams } of await rows()) expect(hvparams).toMatchObject({ nicType: 'virtio' })
})

test('a row that is gone from the mirror is written again, though the cluster tells nothing new', async () => {
  const mirror = await athens.mirror()
  await syncAllInstances(mirror)
  await db.instance.deleteMany({ where: { clusterId: athens.id, name: 'vm3.example.org' } })
  await syncAllInstances(mirror)
  expect((await rows()).map(({ name }) => name)).toContain('vm3.example.org')
})

test('B15: one name on two clusters is two instances', async () => {
  const patras = await add('patras', { instances: 1, instanceTags: [['ganetimgr:user:alice']] })
  await patras.pass()
  const alice = await contextOf('alice')
  const one = await readInstance(alice, 'athens', 'vm1.example.org')
  const other = await readInstance(alice, 'patras', 'vm1.example.org')
  expect(one.id).not.toBe(other.id)
  patras.simulator.control.operator.forget('vm1.example.org')
  await patras.follow()
  expect(await readInstance(alice, 'athens', 'vm1.example.org')).toMatchObject({ id: one.id })
})
