import { EventEmitter, once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { type LiveMessage, publish, subscribe } from '@/lib/live/events'
import { testDatabase } from '@/tests/support/database'

testDatabase()

const PROBE = -1

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** Listens; the connection is there once this resolves. */
async function listener() {
  const heard: LiveMessage[] = []
  const arrivals = new EventEmitter()
  const connected = once(arrivals, 'connected')
  ends.push(
    subscribe((message) => {
      if (isUser(PROBE)(message)) arrivals.emit('connected')
      else heard.push(message)
      arrivals.emit('message')
    }),
  )
  const until = async (question: (message: LiveMessage) => boolean) => {
    while (!heard.some(question)) await once(arrivals, 'message')
  }
  // The first thing heard on a new connection is that something may have been missed; on one that is there, the probe.
  const first = once(arrivals, 'message')
  await publish(db, { kind: 'user', id: PROBE })
  await first
  await publish(db, { kind: 'user', id: PROBE })
  await connected
  heard.length = 0
  return { heard, until }
}

const isUser = (id: number) => (message: LiveMessage) => message.kind === 'user' && message.id === id

test('a committed event is heard by every subscriber, once; one rolled back is not', async () => {
  const [a, b] = [await listener(), await listener()]
  a.heard.length = 0
  await db
    .$transaction(async (tx) => {
      await publish(tx, { kind: 'cluster', clusterId: 1 })
      throw new Error('no')
    })
    .catch(() => undefined)
  await db.$transaction(async (tx) => {
    await publish(tx, { kind: 'job', clusterId: 1, jobId: 7 })
    await publish(tx, { kind: 'job', clusterId: 1, jobId: 7 })
  })
  await publish(db, { kind: 'user', id: 9 })
  await Promise.all([a.until(isUser(9)), b.until(isUser(9))])
  const expected = [
    { kind: 'job', clusterId: 1, jobId: 7 },
    { kind: 'user', id: 9 },
  ]
  expect(a.heard).toEqual(expected)
  expect(b.heard).toEqual(expected)
})

test('many names become *, few stay, and few long ones do too', async () => {
  const { heard, until } = await listener()
  const many = Array.from({ length: 101 }, (_, i) => `i${i}`)
  const long = Array.from({ length: 40 }, (_, i) => `${i}-${'x'.repeat(240)}`)
  await publish(db, { kind: 'instances', clusterId: 1, names: many })
  await publish(db, { kind: 'instances', clusterId: 2, names: ['a', 'b'] })
  await publish(db, { kind: 'instances', clusterId: 3, names: long })
  await publish(db, { kind: 'user', id: 1 })
  await until(isUser(1))
  expect(heard.map((message) => (message.kind === 'instances' ? message.names : null))).toEqual([
    ['*'],
    ['a', 'b'],
    ['*'],
    null,
  ])
})

test('after the connection was lost it comes back and says that something may have been missed', async () => {
  const { heard, until } = await listener()
  await db.$executeRaw`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`
  await until(({ kind }) => kind === 'resync')
  await publish(db, { kind: 'user', id: 2 })
  await until(isUser(2))
  expect(heard).toEqual([{ kind: 'resync' }, { kind: 'user', id: 2 }])
})

test('who has ended hears no more, and the others still do', async () => {
  const [gone, stays] = [await listener(), await listener()]
  ends.shift()?.()
  gone.heard.length = 0
  await publish(db, { kind: 'user', id: 3 })
  await stays.until(isUser(3))
  expect(gone.heard).toEqual([])
})

test('who listens from an earlier moment on hears what came since, and of what is too long ago that it may have missed something', async () => {
  const { until } = await listener()
  const before = Date.now()
  await publish(db, { kind: 'cluster', clusterId: 41 })
  await until((message) => message.kind === 'cluster' && message.clusterId === 41)
  const late: LiveMessage[] = []
  const early: LiveMessage[] = []
  ends.push(subscribe((message) => late.push(message), before))
  ends.push(subscribe((message) => early.push(message), before - 600_000))
  expect(late).toContainEqual({ kind: 'cluster', clusterId: 41 })
  expect(late).not.toContainEqual({ kind: 'resync' })
  expect(early).toEqual([{ kind: 'resync' }])
})
