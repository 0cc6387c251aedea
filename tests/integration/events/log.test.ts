import { beforeEach, expect, test } from 'vitest'
import { db, type Tx } from '@/lib/db/client'
import { forgetEventsTask } from '@/lib/events/tasks'
import { publish } from '@/lib/live/events'
import { forgetLog, latestPosition, readLog } from '@/lib/live/log'
import { testDatabase } from '@/tests/support/database'

testDatabase()

let start: number
beforeEach(async () => {
  start = await latestPosition()
})

const changed = (tx: Tx | typeof db, ...names: string[]) => publish(tx, { kind: 'instances', clusterId: 1, names })
const namesAfter = async (position: number, limit = 100) =>
  (await readLog(position, limit))?.map(({ event }) => (event.kind === 'instances' ? event.names.join() : event.kind))

/** A transaction that waits to be let go. */
function held(work: (tx: Tx) => Promise<void>) {
  let finish: () => void = () => undefined
  const waits = new Promise<void>((resolve) => {
    finish = resolve
  })
  let worked: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    worked = resolve
  })
  const end = db.$transaction(async (tx) => {
    await work(tx)
    worked()
    await waits
  })
  const letGo = () => {
    finish()
    return end
  }
  return { done, finish: letGo }
}

test('what begins before and is committed after something that was read already is not passed over', async () => {
  const slow = held((tx) => changed(tx, 'slow'))
  await slow.done
  await changed(db, 'fast')
  expect(await namesAfter(start)).toEqual(['fast'])
  const read = await latestPosition()
  await slow.finish()
  expect(await namesAfter(read)).toEqual(['slow'])
  expect(await namesAfter(start)).toEqual(['fast', 'slow'])
})

test('many writers and readers at once: each reader gets each event once, and all in the same order', async () => {
  const reader = async () => {
    const seen: string[] = []
    let after = start
    while (seen.length < 60) {
      const entries = (await readLog(after, 7)) ?? []
      for (const { position, event } of entries) {
        expect(position).toBe(after + 1)
        after = position
        if (event.kind === 'instances') seen.push(event.names.join())
      }
    }
    return seen
  }
  const writer = async (of: number) => {
    for (let i = 0; i < 20; i += 1)
      await db.$transaction(async (tx) => {
        await changed(tx, `${of}.${i}`)
        if (i % 3 === of) await tx.$executeRaw`select pg_sleep(0.01)`
      })
  }
  const [one, other] = await Promise.all([reader(), reader(), writer(0), writer(1), writer(2)])
  expect(new Set(one).size).toBe(60)
  expect(other).toEqual(one)
})

test('what is rolled back is not logged, nor what concerns no program', async () => {
  const undone = db.$transaction(async (tx) => {
    await changed(tx, 'undone')
    throw new Error('no')
  })
  await undone.catch(() => undefined)
  await publish(db, { kind: 'site' })
  await publish(db, { kind: 'user', id: 1 })
  await changed(db, 'done')
  expect(await namesAfter(start)).toEqual(['done'])
})

test('what was forgotten is said to be, and what is kept goes on', async () => {
  await changed(db, 'old')
  await latestPosition()
  await db.eventLog.updateMany({ data: { at: new Date('2026-01-01') } })
  await changed(db, 'new')
  await forgetLog(new Date('2026-06-01'))
  expect(await readLog(start, 100)).toBeNull()
  expect(await namesAfter(start + 1)).toEqual(['new'])
  expect(await db.eventLog.count()).toBe(1)
  await forgetLog(new Date('2026-06-01'))
  expect(await namesAfter(start + 1)).toEqual(['new'])
})

test('the task forgets what is older than three days, and asks for its next run', async () => {
  await changed(db, 'old')
  await latestPosition()
  await db.eventLog.updateMany({ data: { at: new Date(Date.now() - 73 * 3_600_000) } })
  await changed(db, 'recent')
  await forgetEventsTask.handler({}, { attempt: 1, signal: new AbortController().signal })
  expect((await db.eventLog.findMany()).map(({ event }) => event)).toEqual([
    { kind: 'instances', clusterId: 1, names: ['recent'] },
  ])
  const waiting = await db.$queryRaw`select key from graphile_worker.jobs where task_identifier = 'events.forget'`
  expect(waiting).toEqual([{ key: 'events.forget' }])
})

test('a position that was never given cannot be gone on from', async () => {
  expect(await readLog(start + 1_000, 100)).toBeNull()
})
