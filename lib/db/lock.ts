import pg from 'pg'
import { config } from '@/lib/config/env'

const HEARTBEAT_MS = 5_000
const KEY = `hashtextextended('ganetimgr:' || $1, 0)`

export type Held = {
  release(): Promise<void>
  /** Aborts when the lock may be someone else's already, because the connection that held it died. */
  lost: AbortSignal
}

const store = globalThis as typeof globalThis & { ganetimgrLocks?: LockSession }

/**
 * Takes a lock that all processes on this database share; null: someone has it, in this process or another. It is
 * given back by release(), by the signal, and by PostgreSQL when this process dies.
 */
export async function holdLock(name: string, signal?: AbortSignal): Promise<Held | null> {
  if (signal?.aborted) return null
  store.ganetimgrLocks ??= new LockSession()
  const held = await store.ganetimgrLocks.take(name)
  if (!held) return null
  const forget = () => signal?.removeEventListener('abort', release)
  const release = () => {
    forget()
    return held.release()
  }
  signal?.addEventListener('abort', release, { once: true })
  held.lost.addEventListener('abort', forget, { once: true })
  if (signal?.aborted) await release()
  return { ...held, release }
}

/** One connection with all of the process's locks, from the first one taken to the last one given back. */
class LockSession {
  private readonly holders = new Map<string, AbortController>()
  private readonly heartbeat: NodeJS.Timeout
  /** Of the last query: one connection answers one at a time. */
  private turn: Promise<unknown>
  private readonly client = new pg.Client({
    connectionString: config().databaseUrl,
    connectionTimeoutMillis: 10_000,
    query_timeout: HEARTBEAT_MS,
    keepAlive: true,
  })

  constructor() {
    this.client.on('error', () => this.end())
    this.client.on('end', () => this.end())
    this.turn = this.client.connect()
    this.turn.catch(() => this.end())
    // A peer that vanished without a word is noticed by the answer that does not come.
    this.heartbeat = setInterval(() => this.query('select 1').catch(() => this.end()), HEARTBEAT_MS)
    this.heartbeat.unref()
  }

  async take(name: string): Promise<Held | null> {
    if (this.holders.has(name)) return null // PostgreSQL would give a session its own lock again
    const holder = new AbortController()
    this.holders.set(name, holder)
    try {
      const { rows } = await this.query(`select pg_try_advisory_lock(${KEY}) as taken`, [name])
      if (rows[0]?.taken && !holder.signal.aborted) {
        return { lost: holder.signal, release: () => this.release(name, holder) }
      }
      this.forget(name)
      return null
    } catch (error) {
      this.end()
      throw error
    }
  }

  private async release(name: string, holder: AbortController): Promise<void> {
    if (this.holders.get(name) !== holder) return
    await this.query(`select pg_advisory_unlock(${KEY})`, [name]).catch(() => this.end())
    this.forget(name)
  }

  private query(sql: string, values: string[] = []): Promise<pg.QueryResult> {
    const answer = this.turn.then(() => this.client.query(sql, values))
    this.turn = answer.catch(() => undefined)
    return answer
  }

  private forget(name: string) {
    this.holders.delete(name)
    if (this.holders.size === 0) this.end()
  }

  private end() {
    if (store.ganetimgrLocks === this) store.ganetimgrLocks = undefined
    clearInterval(this.heartbeat)
    for (const holder of this.holders.values()) holder.abort(new Error('The connection that held the lock was lost'))
    this.holders.clear()
    this.client.end().catch(() => undefined)
  }
}
