import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrate } from './migrate'

/** Brings our tables and graphile-worker's to their present form. Processes that come at once wait for the first. */
export async function prepareDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  client.on('error', () => undefined) // told by the query that it interrupts
  try {
    await client.connect()
  } catch (cause) {
    throw new Error(`DATABASE_URL: cannot connect: ${reason(cause)}`, { cause })
  }
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('ganetimgr:prepare', 0))`)
    await migrate(url, client)
    await runMigrations({ connectionString: url })
  } finally {
    await client.end()
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || (cause as NodeJS.ErrnoException).code || cause.name
}
