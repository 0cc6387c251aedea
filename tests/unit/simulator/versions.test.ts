import { describe, expect, test } from 'vitest'
import { createRapi } from '@/lib/rapi/client'
import { ask, createBody, outcome, start } from './ask'

const groupList = async (like: string) => {
  const simulator = await start({ like })
  const { body } = await ask(simulator, 'GET', '/2/networks/private')
  return (body as { group_list: unknown }).group_list
}

describe('an older Ganeti', () => {
  test('says so', async () => {
    expect((await ask(await start({ like: '2.6' }), 'GET', '/2/info')).body).toMatchObject({
      software_version: '2.6.2',
    })
    expect((await ask(await start({ like: '2.16.1' }), 'GET', '/2/info')).body).toMatchObject({
      software_version: '2.16.1',
    })
  })

  test.each([
    ['2.6', ['default(bridged, br100)']],
    ['2.8', [['default', 'bridged', 'br100']]],
    ['2.16', [['default', 'bridged', 'br100', '']]],
  ])('%s connects networks as %j', async (like, expected) => {
    expect(await groupList(like)).toEqual(expected)
  })

  test.each([
    ['2.6', 200],
    ['2.7', 401],
  ])('%s answers an unnamed query with %i', async (like, status) => {
    const simulator = await start({ like })
    expect(await ask(simulator, 'PUT', '/2/query/node', { fields: ['name'] }, null)).toMatchObject({ status })
  })

  test.each([
    ['2.6', 200],
    ['2.7', 401],
  ])('%s lets the unnamed wait with %i', async (like, status) => {
    const simulator = await start({ like })
    await outcome(simulator, 'POST', '/2/instances', createBody('x.example.org'))
    expect(await ask(simulator, 'GET', '/2/jobs/1/wait', { fields: ['status'] }, null)).toMatchObject({ status })
  })

  const clientOf = async (like: string) => {
    const simulator = await start({ like, instances: 1, networks: 1, diskTemplates: ['file'] })
    const login = { user: 'writer', password: 'writer-secret' }
    const trust = { kind: 'pin', sha256: '' } as const
    return { simulator, rapi: createRapi({ host: '127.0.0.1', port: simulator.port, tls: false, trust, ...login }) }
  }

  test.each(['2.5', '2.6', '2.7', '2.9', '2.16', '3.0'])('%s is read and written by the client', async (like) => {
    const { simulator, rapi } = await clientOf(like)
    const [instance] = await rapi.instances.configuration()
    const hasNames = !['2.5', '2.6', '2.7'].includes(like)
    expect(instance).toMatchObject({
      backend: { maxMemoryMiB: expect.any(Number), vcpus: expect.any(Number) },
      disks: [{ uuid: hasNames ? expect.any(String) : null, sizeMiB: expect.any(Number) }],
      nics: [{ network: ['2.5', '2.6'].includes(like) ? null : 'public' }],
    })
    expect(instance?.backend.maxMemoryMiB).toBeGreaterThan(0)
    const id = await rapi.instances.shutdown('vm1.example.org', { reason: 'test' })
    expect(await simulator.control.jobEnded(id)).toBe('success')
    expect(await rapi.jobs.get(id)).toMatchObject({ id, status: 'success' })
  })

  test('that has no networks says that there is no such thing', async () => {
    const { simulator, rapi } = await clientOf('2.5')
    expect(await ask(simulator, 'GET', '/2/networks')).toMatchObject({ status: 404 })
    await expect(rapi.networks.list()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await (await clientOf('2.6')).rapi.networks.list()).toHaveLength(1)
  })

  test.each([
    ['2.9', (id: number) => `Job ${id} will be canceled`],
    ['2.16', () => 'Job successfully cancelled'],
  ])('%s cancels a job that waits for a lock', async (like, why) => {
    const { simulator, rapi } = await clientOf(like)
    simulator.control.setSpeed(1)
    const delay = { duration: 60, on_nodes: simulator.control.state().nodes.map((node) => node.name) }
    simulator.control.operator.run('testDelay', delay)
    const waits = await rapi.instances.modify('vm1.example.org', { beparams: { vcpus: 1 } }, { reason: 'test' })
    const pending = async () => (await rapi.locks.list()).flatMap((lock) => lock.pending.flatMap((one) => one.waiting))
    while (!(await pending()).includes(String(waits)));
    expect(await rapi.jobs.cancel(waits)).toEqual({ canceled: true, why: why(waits) })
    expect(await simulator.control.jobEnded(waits)).toBe('canceled')
  })
})
