import pg from 'pg'
import { onTestFinished } from 'vitest'
import { db } from '@/lib/db/client'
import { until } from '../support/fixtures'

/** A portal that has just started on a busy machine is slow at first. */
const AWAITED_S = 60

export type Held = {
  /** Resolves once somebody waits for what is held. */
  awaited(): Promise<void>
  release(): Promise<void>
}

/**
 * Does this in a transaction that stays open, so that who needs the same rows or tables waits at that step. Let go
 * of with the test at the latest.
 */
export async function hold(sql: string, values: unknown[] = []): Promise<Held> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(sql, values)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const pid = rows[0]?.pid
  // Not by the client itself: within a transaction PostgreSQL tells the same of who waits, however often it is asked.
  const waiters = async () => {
    const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity where ${pid}::int = any(pg_blocking_pids(pid))`
    return count > 0
  }
  let held = true
  const release = async () => {
    if (!held) return
    held = false
    await client.query('rollback')
    await client.end()
  }
  onTestFinished(release)
  return { awaited: () => until(waiters, AWAITED_S), release }
}
