import { describe, expect, inject, test } from 'vitest'
import { clientOf, diskless, done, ended } from './client'

const cluster = inject('ganeti')

if (cluster) {
  const rapi = clientOf(cluster)
  const reason = "portal: act 01J's <test>"

  const configurationOf = async (name: string) =>
    (await rapi.instances.configuration()).find((instance) => instance.name === name)
  const liveOf = async (name: string) => (await rapi.instances.live([name]))[0]

  test('the life of an instance', async () => {
    const name = 'life.vitest.test'
    const payload = {
      ...diskless(name),
      disk_template: 'file',
      disks: [{ size: 32 }],
      nics: [{ network: 'public', ip: 'pool' }],
      tags: ['ganetimgr:user:anna'],
      group_name: 'default',
      start: true,
    }
    const created = await done(rapi, await rapi.instances.create(payload, { reason }))
    expect(created.opcodes).toMatchObject([{ opId: 'OP_INSTANCE_CREATE', instanceName: name, opStatus: 'success' }])
    expect(created.reason).toContainEqual({ source: 'gnt:user', text: reason, at: expect.any(Date) })
    expect(created.log.map((line) => line.serial)).toEqual(created.log.map((_, at) => at + 1))

    const configured = await configurationOf(name)
    expect(configured).toMatchObject({
      os: 'noop',
      diskTemplate: 'file',
      disks: [{ sizeMiB: 32, uuid: expect.any(String) }],
      nics: [{ network: 'public', mode: 'routed', link: 'public', ip: expect.stringMatching(/^10\.7\.0\./) }],
      backend: { minMemoryMiB: 64, maxMemoryMiB: 64, vcpus: 1 },
      hypervisor: 'fake',
      adminState: 'up',
      tags: ['ganetimgr:user:anna'],
    })
    expect(cluster.nodes).toContain(configured?.pnode)
    expect(await liveOf(name)).toEqual({
      name,
      status: 'running',
      operState: true,
      operRamMiB: 64,
      operVcpus: 1,
      pnode: configured?.pnode,
    })

    const twice = await ended(rapi, await rapi.instances.create(payload, { reason }))
    expect(twice).toMatchObject({ status: 'error', error: { code: 'already_exists' } })

    const since = configured?.mtime ?? 0
    const changed = async () =>
      (await rapi.instances.configuration({ changedSince: since })).filter((instance) => instance.name === name)
    expect(await changed()).toEqual([])
    await done(rapi, await rapi.instances.addTags(name, ['a', 'b:c'], { reason }))
    await done(rapi, await rapi.instances.removeTags(name, ['a'], { reason }))
    expect((await changed())[0]?.tags.toSorted()).toEqual(['b:c', 'ganetimgr:user:anna'])

    await done(rapi, await rapi.instances.modify(name, { beparams: { vcpus: 2 } }, { reason }))
    await done(rapi, await rapi.instances.growDisk(name, { reason, disk: 0, amountMiB: 16 }))
    expect(await configurationOf(name)).toMatchObject({ backend: { vcpus: 2 }, disks: [{ sizeMiB: 48 }] })
    expect(await liveOf(name)).toMatchObject({ operVcpus: 1 })
    await done(rapi, await rapi.instances.reboot(name, { reason, type: 'hard' }))
    expect(await liveOf(name)).toMatchObject({ operVcpus: 2 })

    await done(rapi, await rapi.instances.shutdown(name, { reason, timeoutS: 5 }))
    expect(await liveOf(name)).toMatchObject({ status: 'ADMIN_down', operState: false, operRamMiB: null })
    const newName = 'renamed.vitest.test'
    await done(rapi, await rapi.instances.rename(name, { reason, newName, nameCheck: false, ipCheck: false }))
    expect(await rapi.instances.names()).toContain(newName)

    const reinstalled = await done(rapi, await rapi.instances.reinstall(newName, { os: 'noop', start: false }))
    expect(reinstalled.opcodes.map((opcode) => opcode.opId)).toEqual(['OP_INSTANCE_SHUTDOWN', 'OP_INSTANCE_REINSTALL'])
    await done(rapi, await rapi.instances.startup(newName, { reason }))
    expect(await liveOf(newName)).toMatchObject({ status: 'running' })

    await done(rapi, await rapi.instances.remove(newName, { reason, shutdownTimeoutS: 5 }))
    expect(await rapi.instances.names()).not.toContain(newName)
  })

  describe('what goes wrong', () => {
    test('an unknown name is the failure of the job', async () => {
      const job = await ended(rapi, await rapi.instances.startup('nosuch.vitest.test', { reason }))
      expect(job).toMatchObject({ status: 'error', error: { code: 'unknown_entity' } })
    })

    test('an unknown name has no state, and does not spoil that of others', async () => {
      const name = 'known.vitest.test'
      await done(rapi, await rapi.instances.create(diskless(name), { reason }))
      expect(await rapi.instances.live(['nosuch.vitest.test', name])).toMatchObject([{ name }])
      await done(rapi, await rapi.instances.remove(name, { reason }))
    })

    test('a network without a free address', async () => {
      const payload = { ...diskless('full.vitest.test'), nics: [{ network: 'full', ip: 'pool' }] }
      const job = await ended(rapi, await rapi.instances.create(payload, { reason }))
      expect(job.error?.text).toContain('address pool')
      expect(await rapi.instances.names()).not.toContain('full.vitest.test')
    })

    test('a node group that is none', async () => {
      const payload = { ...diskless('group.vitest.test'), group_name: 'nosuch', iallocator: 'hail' }
      const job = await ended(rapi, await rapi.instances.create(payload, { reason }))
      expect(job.error?.text).toContain('nosuch')
    })

    test("what Ganeti does not take is said in Ganeti's words", async () => {
      const wrong = rapi.instances.growDisk('a.vitest.test', { reason, disk: 0, amountMiB: -1 })
      await expect(wrong).rejects.toMatchObject({ kind: 'rejected', explain: expect.stringContaining("amount'") })
    })
  })

  test('a dry run chooses a node and changes nothing', async () => {
    const name = 'dry.vitest.test'
    const job = await done(rapi, await rapi.instances.create(diskless(name), { reason, dryRun: true }))
    expect(job.log.map((line) => line.text).join('\n')).toContain(`Selected nodes for instance ${name}`)
    expect(await rapi.instances.names()).not.toContain(name)
  })
}
