import { EventEmitter, getEventListeners, once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { unlockOrphans } from '@/lib/tasks/orphans'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { runTasks } from '@/lib/tasks/run'
import { testDatabase } from '@/tests/support/database'
import { until } from '@/tests/support/fixtures'
import { makeWay, type Way } from '@/tests/support/way'

/** A pool of workers that lost its database for a moment gives way to another one. */

testDatabase()

let way: Way
/** A connection that goes past the way. */
let past: pg.Client
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  past = new pg.Client({ connectionString: url.href })
  await past.connect()
  way = await makeWay(`${url.searchParams.get('host')}/.s.PGSQL.5432`)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(way.port)
  process.env.DATABASE_URL = url.href
})
afterAll(async () => {
  await db.$disconnect()
  await way.stop()
  await past.end()
})

const ran = new EventEmitter()
const held = new EventEmitter()
const note = defineTask('test.note', z.object({ text: z.string() }), async ({ text }) => {
  ran.emit(text)
})
const slow = defineTask('test.slow', z.object({ text: z.string() }), async ({ text }, { attempt }) => {
  if (attempt > 1) return
  const end = once(held, text)
  ran.emit(text)
  const [error] = await end
  if (error) throw error
})

function start() {
  const stop = new AbortController()
  const running = runTasks([note, slow], { signal: stop.signal, concurrency: 3 })
  onTestFinished(async () => {
    stop.abort()
    await running
    await past.query('delete from graphile_worker._private_jobs')
  })
  return () => getEventListeners(stop.signal, 'abort').length
}

/** What PostgreSQL does at each `event` of a task. Answers how often it did so far. */
async function trigger(event: string, does: string) {
  await past.query(`
    create sequence tried;
    create function trying() returns trigger language plpgsql as $$ begin ${does} end $$;
    create trigger trying before ${event} on graphile_worker._private_jobs for each row execute function trying();`)
  onTestFinished(async () => {
    await past.query('drop function if exists trying() cascade; drop sequence tried')
  })
  return async () => {
    const { rows } = await past.query<{ times: number }>(
      'select case when is_called then last_value else 0 end::int as times from tried',
    )
    return rows[0]?.times
  }
}

test('tasks go on after the ends of some could not be written', async () => {
  const tried = await trigger('delete', `perform nextval('tried'); raise exception 'the disk is full';`)
  const listening = start()
  const names = ['first', 'second', 'third']
  const begun = names.map((text) => once(ran, text))
  for (const text of names) await addTask(db, slow, { text })
  await Promise.all(begun)
  const before = listening()
  held.emit('first')
  await until(async () => (await tried()) === 1)
  held.emit('second')
  await until(async () => (await tried()) === 2)
  held.emit('third', new Error('wrong by itself'))
  await past.query('drop function trying() cascade')
  const after = once(ran, 'after')
  await addTask(db, note, { text: 'after' })
  await after
  expect(before).toBeGreaterThan(0)
  expect(listening()).toBe(before)
})

test('a task whose giving out was lost on the way is given to another', async () => {
  const tried = await trigger(
    'update of locked_at',
    `if new.locked_at is not null and nextval('tried') = 1 then perform pg_sleep(1); end if; return new;`,
  )
  start()
  await addTask(db, note, { text: 'given' })
  await until(async () => (await tried()) === 1)
  way.lose()
  await until(
    async () => (await past.query('select from graphile_worker.jobs where locked_by is not null')).rowCount === 1,
  )
  way.mend()
  const next = once(ran, 'next')
  await until(() =>
    addTask(db, note, { text: 'next' }).then(
      () => true,
      () => false,
    ),
  )
  await next
  // As long as a pool has its lock, its tasks are not taken away.
  await until(async () => {
    const { rowCount } = await past.query(`
      select from pg_locks join pg_database on pg_database.oid = pg_locks.database
      where locktype = 'advisory' and datname = current_database()`)
    return rowCount === 1
  })
  const given = once(ran, 'given')
  await unlockOrphans(0)
  await given
})
