import { expect, inject, test, vi } from 'vitest'
import { gnt } from '@/tests/support/ganeti-cluster'
import { clientOf, diskless, done, ended } from './client'

const cluster = inject('ganeti')

if (cluster) {
  const rapi = clientOf(cluster)
  const reason = 'test of jobs'
  const dryRun = (name: string) => rapi.instances.create(diskless(name), { reason, dryRun: true })
  const idsOf = async (options: Parameters<typeof rapi.jobs.query>[0]) =>
    (await rapi.jobs.query(options)).map((job) => job.id)

  test('those later than one, and those asked for, archived or not', async () => {
    const first = await dryRun('one.vitest.test')
    await done(rapi, first)
    const second = await dryRun('two.vitest.test')
    const third = await dryRun('three.vitest.test')
    await done(rapi, second)
    await done(rapi, third)
    expect(await idsOf({ afterId: second })).toEqual([third])
    expect(await idsOf({ afterId: third })).toEqual([])
    expect(await idsOf({ afterId: second, ids: [first] })).toEqual([first, third])
    expect(await idsOf({ ids: [third, first, third + 1_000_000] })).toEqual([first, third])
    expect(await idsOf({})).toEqual(expect.arrayContaining([first, second, third]))

    await gnt('gnt-job', 'archive', String(first))
    expect(await idsOf({})).not.toContain(first)
    expect(await idsOf({ afterId: second, ids: [first] })).toEqual([first, third])
  })

  test('one that there is not', async () => {
    await expect(rapi.jobs.get(1_000_000)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await rapi.jobs.cancel(1_000_000)).toEqual({ canceled: false, why: expect.stringContaining('1000000') })
  })

  test('one that waits can be canceled, one that has ended cannot', async () => {
    await gnt('gnt-cluster', 'modify', '--max-running-jobs=1')
    try {
      await gnt('gnt-debug', 'delay', '--submit', '2')
      const running = (await rapi.jobs.query()).at(-1)?.id ?? 0
      const waiting = await dryRun('waiting.vitest.test')
      expect(await rapi.jobs.cancel(waiting)).toMatchObject({ canceled: true })
      const canceled = await ended(rapi, waiting)
      expect(canceled).toMatchObject({ status: 'canceled', opcodes: [{ opStatus: 'canceled' }], result: [null] })
      expect(canceled.error).toBeUndefined()
      await done(rapi, running)
      expect(await rapi.jobs.cancel(running)).toMatchObject({ canceled: false })
    } finally {
      await gnt('gnt-cluster', 'modify', '--max-running-jobs=20')
    }
  })

  test('none is taken while the queue is drained', async () => {
    await gnt('gnt-cluster', 'queue', 'drain')
    try {
      const refused = { kind: 'unavailable', status: 500, explain: 'Queue drained' }
      await expect(dryRun('drained.vitest.test')).rejects.toMatchObject(refused)
    } finally {
      await gnt('gnt-cluster', 'queue', 'undrain')
    }
  })

  test('locks are listed, with the job that holds them', async () => {
    const job = await dryRun('locks.vitest.test')
    const held = await vi.waitFor(
      async () => {
        const locks = (await rapi.locks.list()).filter((lock) => lock.owners.includes(String(job)))
        expect(locks).not.toEqual([])
        return locks
      },
      { interval: 20, timeout: 10_000 },
    )
    expect(held[0]?.name).toContain('/')
    await done(rapi, job)
  })
}
