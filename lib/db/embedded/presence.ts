import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

const KEY = `hashtextextended('ganetimgr:presence', 0)`
const STOP_MS = 30_000

/** Present since pg 8, and missing in its types. */
type Client = pg.Client & { ref(): void; unref(): void }

export type Presence = {
  /** Ends our use of the server whose data folder this is, and stops it if nobody else uses it. */
  leave(data: string): Promise<void>
  /** Resolves when the server went away under us; never once we left. */
  lost: Promise<void>
}

/**
 * Connects and says, by a shared lock, that this process uses the server. 'absent': none answers, or it is going down;
 * 'refused': it does not take our password.
 */
export async function enter(url: string): Promise<Presence | 'absent' | 'refused'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 }) as Client
  client.on('error', () => undefined) // the server went down; whoever queries it learns that
  try {
    await client.connect()
    await client.query(`select pg_advisory_lock_shared(${KEY})`)
  } catch (error) {
    await client.end().catch(() => undefined)
    return (error as { code?: string }).code === '28P01' ? 'refused' : 'absent'
  }
  client.unref() // lives as long as the process, and does not keep it alive
  let leaving = false
  return {
    leave: (data) => {
      leaving = true
      return leave(client, data)
    },
    lost: new Promise((resolve) => client.once('end', () => leaving || resolve())),
  }
}

async function leave(client: Client, data: string): Promise<void> {
  client.ref()
  try {
    await client.query(`select pg_advisory_unlock_shared(${KEY})`)
    const { rows } = await client.query(`select pg_try_advisory_lock(${KEY}) as last`)
    // The lock is kept while the server goes down: who comes meanwhile waits for it, and then starts a new server.
    if (rows[0]?.last) await stopServer(data)
  } catch {
    // The server is down already.
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function stopServer(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid')
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  process.kill(pid, 'SIGINT') // PostgreSQL's fast shutdown
  for (const deadline = Date.now() + STOP_MS; fs.existsSync(file) && Date.now() < deadline; ) await delay(20)
}
