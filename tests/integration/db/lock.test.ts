import { getEventListeners, once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Held, holdLock } from '@/lib/db/lock'
import { testDatabase } from '@/tests/support/database'

testDatabase()

/** Stands for another process. */
let other: pg.Client
beforeAll(async () => {
  other = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await other.connect()
})
afterAll(() => other.end())

const key = (name: string) => `hashtextextended('ganetimgr:${name}', 0)`
const otherMayTake = async (name: string) => {
  const { rows } = await other.query(`select pg_try_advisory_lock(${key(name)}) as taken`)
  if (rows[0].taken) await other.query(`select pg_advisory_unlock(${key(name)})`)
  return rows[0].taken as boolean
}

async function take(name: string, signal?: AbortSignal): Promise<Held> {
  const held = await holdLock(name, signal)
  if (!held) throw new Error(`${name} is taken`)
  return held
}

test('one has it, in this process and among all, until it is released', async () => {
  const held = await take('alpha')
  expect(await holdLock('alpha')).toBeNull()
  expect(await otherMayTake('alpha')).toBe(false)
  const beta = await take('beta')
  await held.release()
  expect(await otherMayTake('alpha')).toBe(true)
  expect(await otherMayTake('beta')).toBe(false)
  await held.release() // a second time does nothing
  await beta.release()
})

test('what another process has is not given', async () => {
  await other.query(`select pg_advisory_lock(${key('gamma')})`)
  expect(await holdLock('gamma')).toBeNull()
  await other.query(`select pg_advisory_unlock(${key('gamma')})`)
  await (await take('gamma')).release()
})

test('the signal gives it back', async () => {
  const stop = new AbortController()
  await take('delta', stop.signal)
  expect(await otherMayTake('delta')).toBe(false)
  stop.abort()
  await other.query(`select pg_advisory_lock(${key('delta')})`) // waits until it is free
  await other.query(`select pg_advisory_unlock(${key('delta')})`)
  expect(await holdLock('delta', stop.signal)).toBeNull()
})

test('a dead connection is told to each holder, and the lock can be taken anew', async () => {
  const stop = new AbortController()
  const [one, two] = [await take('one', stop.signal), await take('two', stop.signal)]
  const told = Promise.all([one, two].map(({ lost }) => once(lost, 'abort')))
  await other.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`,
  )
  await told
  expect(getEventListeners(stop.signal, 'abort')).toEqual([])
  await other.query(`select pg_advisory_lock(${key('one')}), pg_advisory_unlock(${key('one')})`)
  const again = await take('one')
  expect(again.lost.aborted).toBe(false)
  await again.release()
})
