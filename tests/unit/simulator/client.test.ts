import { describe, expect, test } from 'vitest'
import { createRapi, type Rapi } from '@/lib/rapi/client'
import type { SimulatorOptions } from '@/simulator/options'
import type { Simulator } from '@/simulator/start'
import { start } from './ask'

type Tried = { rapi: Rapi; simulator: Simulator; done(job: Promise<number>): ReturnType<Rapi['jobs']['get']> }

async function clientOf(options: SimulatorOptions): Promise<Tried> {
  const simulator = await start(options)
  const login = { user: 'writer', password: 'writer-secret' }
  const trust = { kind: 'pin', sha256: '' } as const
  const rapi = createRapi({ host: '127.0.0.1', port: simulator.port, tls: false, trust, ...login })
  const done = async (job: Promise<number>) => {
    const id = await job
    await simulator.control.jobEnded(id)
    return rapi.jobs.get(id)
  }
  return { rapi, simulator, done }
}

const options = { reason: 'test' }
const two = { nodes: 3, instances: 6, diskTemplates: ['diskless'] }
const [first, second, third] = [1, 2, 3].map((n) => `node${n}.cluster.example.org`) as [string, string, string]

describe('nodes', () => {
  test('take a role, and give it up', async () => {
    const { rapi, done } = await clientOf(two)
    expect(await done(rapi.nodes.setRole(second, 'offline', options))).toMatchObject({ status: 'success' })
    expect((await rapi.nodes.list()).find((node) => node.name === second)).toMatchObject({ role: 'offline' })
    await done(rapi.nodes.modify(second, { offline: false }, options))
    expect((await rapi.nodes.list()).find((node) => node.name === second)).toMatchObject({ role: 'master-candidate' })
    expect(await done(rapi.nodes.setRole(first, 'drained', { ...options, autoPromote: true }))).toMatchObject({
      error: { code: 'wrong_input' },
    })
  })

  test('are evacuated by jobs of their own, which say why', async () => {
    const { rapi, simulator, done } = await clientOf(two)
    const planned = await done(rapi.nodes.evacuate(second, { ...options, mode: 'primary-only', dryRun: true }))
    expect(planned).toMatchObject({ status: 'success', result: [null] })
    const { submitted = [] } = await done(rapi.nodes.evacuate(second, { ...options, mode: 'primary-only' }))
    expect(submitted).toHaveLength(2)
    for (const id of submitted) {
      expect(await simulator.control.jobEnded(id)).toBe('success')
      expect((await rapi.jobs.get(id)).reason).toContainEqual(
        expect.objectContaining({ source: 'gnt:user', text: 'test' }),
      )
    }
    expect((await rapi.nodes.list()).find((node) => node.name === second)?.primaryInstances).toBe(0)
  })

  test('are emptied by a migration', async () => {
    const { rapi, simulator, done } = await clientOf(two)
    const { submitted = [] } = await done(rapi.nodes.migrate(third, { ...options, mode: 'live' }))
    await Promise.all(submitted.map((id) => simulator.control.jobEnded(id)))
    expect((await rapi.jobs.query({ ids: submitted })).map((job) => job.opcodes[0]?.opId)).toEqual([
      'OP_INSTANCE_MIGRATE',
      'OP_INSTANCE_MIGRATE',
    ])
  })

  test('have mirrors that go elsewhere', async () => {
    const { rapi, simulator, done } = await clientOf({ ...two, diskTemplates: ['drbd'] })
    const mirrors = async () => (await rapi.nodes.list()).find((node) => node.name === first)?.secondaryInstances
    expect(await mirrors()).toBeGreaterThan(0)
    const { submitted = [] } = await done(rapi.nodes.evacuate(first, { ...options, mode: 'secondary-only' }))
    await Promise.all(submitted.map((id) => simulator.control.jobEnded(id)))
    expect(await mirrors()).toBe(0)
  })

  test('that are named for primaries are refused before anybody is asked', async () => {
    const { rapi } = await clientOf(two)
    const evacuation = { ...options, mode: 'primary-only', remoteNode: third } as const
    await expect(rapi.nodes.evacuate(second, evacuation)).rejects.toMatchObject({ kind: 'invalid_input' })
  })
})

test('the disks of an instance', async () => {
  const { rapi, done } = await clientOf({ ...two, diskTemplates: ['drbd'] })
  const name = 'vm1.example.org'
  const one = async () => (await rapi.instances.configuration()).find((instance) => instance.name === name)
  const { pnode = '', snodes = [] } = (await one()) ?? {}
  const other = [first, second, third].find((node) => node !== pnode && !snodes.includes(node)) ?? ''
  await done(rapi.instances.replaceDisks(name, { mode: 'replace_new_secondary', remoteNode: other }, options))
  expect((await one())?.snodes).toEqual([other])
  await done(rapi.instances.replaceDisks(name, { mode: 'replace_new_secondary', iallocator: 'hail' }, options))
  expect((await one())?.snodes).toEqual(snodes)
  const there = await done(rapi.instances.activateDisks(name, { ...options, ignoreSize: true }))
  expect(there.result).toEqual([[[pnode, 'disk/0', expect.any(String)]]])
  await done(rapi.instances.shutdown(name, options))
  expect(await done(rapi.instances.deactivateDisks(name, options))).toMatchObject({ status: 'success' })
  expect(await done(rapi.instances.recreateDisks(name, { ...options, disks: [0] }))).toMatchObject({
    error: { code: 'OpExecError', text: expect.stringContaining('File exists') },
  })
})

test('a node group, from its making to its end', async () => {
  const { rapi, done } = await clientOf(two)
  await done(rapi.groups.create('racks', { ...options, allocPolicy: 'unallocable' }))
  await done(rapi.groups.rename('racks', 'shelf', options))
  await done(rapi.groups.modify('shelf', { alloc_policy: 'last_resort' }, options))
  await done(rapi.groups.assignNodes('shelf', [third], options))
  await done(rapi.groups.addTags('shelf', ['a', 'b'], options))
  await done(rapi.groups.removeTags('shelf', ['b'], options))
  const expected = { name: 'shelf', allocPolicy: 'last_resort', nodes: [third], tags: ['a'] }
  expect(await rapi.groups.list()).toContainEqual(expect.objectContaining(expected))
  expect(await done(rapi.groups.remove('shelf', options))).toMatchObject({ error: { code: 'wrong_state' } })
  await done(rapi.groups.assignNodes('default', [third], { ...options, force: true }))
  await done(rapi.groups.remove('shelf', options))
  expect((await rapi.groups.list()).map((group) => group.name)).toEqual(['default'])
  await expect(rapi.groups.assignNodes('default', [], options)).rejects.toMatchObject({ kind: 'invalid_input' })
  await expect(rapi.groups.create('a b', options)).rejects.toMatchObject({ kind: 'invalid_input' })
})

test('a network, from its making to its end', async () => {
  const { rapi, done } = await clientOf(two)
  await done(rapi.networks.create('lab', { network: '10.77.0.0/29', gateway: '10.77.0.1' }, options))
  await done(rapi.networks.modify('lab', { add_reserved_ips: ['10.77.0.6'] }, options))
  await done(rapi.networks.connect('lab', 'default', { mode: 'bridged', link: 'br100' }, options))
  await done(rapi.networks.addTags('lab', ['a'], options))
  const connections = [{ group: 'default', mode: 'bridged', link: 'br100' }]
  expect(await rapi.networks.list()).toContainEqual(
    expect.objectContaining({ name: 'lab', map: 'XX....XX', freeCount: 4, tags: ['a'], connections }),
  )
  expect(await done(rapi.networks.remove('lab', options))).toMatchObject({ error: { code: 'wrong_state' } })
  await done(rapi.networks.disconnect('lab', 'default', options))
  await done(rapi.networks.remove('lab', options))
  expect((await rapi.networks.list()).map((network) => network.name)).toEqual(['private', 'public'])
})
