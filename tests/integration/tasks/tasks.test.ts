import { EventEmitter, once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { holdLock } from '@/lib/db/lock'
import { unlockOrphans } from '@/lib/tasks/orphans'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { runTasks } from '@/lib/tasks/run'
import { testDatabase } from '@/tests/support/database'

testDatabase()

const ran = new EventEmitter()
const note = defineTask('test.note', z.object({ text: z.string() }), async ({ text }) => {
  ran.emit('note', text)
})

let stop: AbortController
let running: Promise<void> | undefined
function start() {
  stop = new AbortController()
  running = runTasks([note], { signal: stop.signal, concurrency: 2 })
}
afterEach(async () => {
  stop?.abort()
  await running
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})

const waiting = () => db.$queryRaw`select key, attempts, locked_by from graphile_worker.jobs order by id`

test('a task of a committed transaction runs, of one rolled back it never does', async () => {
  await db
    .$transaction(async (tx) => {
      await addTask(tx, note, { text: 'never' })
      throw new Error('no')
    })
    .catch(() => undefined)
  await db.$transaction((tx) => addTask(tx, note, { text: 'once' }))
  expect(await waiting()).toHaveLength(1)
  const first = once(ran, 'note')
  start()
  expect(await first).toEqual(['once'])
  const second = once(ran, 'note')
  await addTask(db, note, { text: 'and again' })
  expect(await second).toEqual(['and again'])
})

test('of one key there is one, which the last one sets', async () => {
  await addTask(db, note, { text: 'first' }, { key: 'k', runAt: new Date(Date.now() + 3_600_000) })
  await addTask(db, note, { text: 'last' }, { key: 'k' })
  expect(await waiting()).toHaveLength(1)
  const done = once(ran, 'note')
  start()
  expect(await done).toEqual(['last'])
})

test('a payload that does not fit is refused where it is added', async () => {
  const wrong = { text: 3 } as unknown as { text: string }
  await expect(addTask(db, note, wrong)).rejects.toThrow()
  expect(await waiting()).toEqual([])
})

test('what a killed worker had is freed, what a living one has is not', async () => {
  for (const worker of ['pool-dead', 'pool-alive']) {
    await addTask(db, note, { text: worker }, { key: worker })
    await db.$executeRaw`update graphile_worker._private_jobs set attempts = 1, locked_by = ${worker},
      locked_at = now() - interval '1 minute' where key = ${worker}`
  }
  const alive = await holdLock('task-pool:pool-alive')
  await unlockOrphans()
  expect(await waiting()).toMatchObject([{ key: 'pool-dead', locked_by: null }, { locked_by: 'pool-alive' }])
  await alive?.release()
})

test('a running worker cannot be taken for a dead one', async () => {
  const hold = new EventEmitter()
  const slow = defineTask('test.slow', z.object({}), async () => {
    const end = once(hold, 'end')
    ran.emit('slow')
    await end
  })
  const own = new AbortController()
  const begun = once(ran, 'slow')
  const end = runTasks([slow], { signal: own.signal, concurrency: 1 })
  await addTask(db, slow, {})
  await begun
  await (await holdLock('behind the lock of the pool'))?.release()
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`
  await unlockOrphans()
  const [job] = (await waiting()) as { locked_by: string | null }[]
  expect(job?.locked_by).toMatch(/^pool-/)
  hold.emit('end')
  own.abort()
  await end
})
