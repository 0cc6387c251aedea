import { afterEach, expect, test } from 'vitest'
import { setClusterDisabled } from '@/lib/clusters/set-disabled'
import { db } from '@/lib/db/client'
import { startSync } from '@/lib/sync/start'
import { testDatabase } from '@/tests/support/database'
import { system, until } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A worker's synchronisation; `passes` are the clusters of its passes so far. */
function run() {
  const end = new AbortController()
  const passes: string[] = []
  const afterPass = async ({ slug }: { slug: string }) => void passes.push(slug)
  const done = startSync({ onJobs: async () => {}, afterPass, signal: end.signal })
  const stop = async () => {
    end.abort()
    await done
  }
  stops.push(stop)
  return { passes, stop }
}

test('of two that would mirror a cluster one does; when that one ends the other goes on', async () => {
  const athens = await add('athens', { instances: 2 })
  const both = [run(), run()]
  await until(() => both.some(({ passes }) => passes.length >= 2))
  const busy = both.find(({ passes }) => passes.length > 0)
  const idle = both.find((one) => one !== busy)
  expect(idle?.passes).toEqual([])
  expect(await db.instance.count({ where: { clusterId: athens.id } })).toBe(2)
  const { url } = athens.simulator.control.requests()[0] ?? {}
  expect(athens.simulator.control.requests().filter((seen) => seen.url === url)).toHaveLength(1)
  await busy?.stop()
  await until(() => (idle?.passes.length ?? 0) > 0)
})

test('a cluster added, disabled and enabled while it runs is followed at once', async () => {
  const worker = run()
  const patras = await add('patras', { instances: 1 })
  await until(() => worker.passes.includes('patras'))
  await setClusterDisabled(system(), patras.id, true)
  await until(async () => {
    const seen = patras.simulator.control.requests().length
    worker.passes.length = 0
    await until(() => worker.passes.length > 1)
    return patras.simulator.control.requests().length === seen
  })
  await setClusterDisabled(system(), patras.id, false)
  worker.passes.length = 0
  await until(() => worker.passes.includes('patras'))
})
