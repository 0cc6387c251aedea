import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** Puts an end to everybody else's connections and takes all that there are, until the end. */
export async function takeConnections(url: string): Promise<() => Promise<void>> {
  const mine: pg.Client[] = []
  const take = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      mine.push(client)
      return true
    } catch {
      return false
    }
  }
  const takeWhatIsFree = async () => {
    while (await take());
  }
  await takeWhatIsFree()
  const [first] = mine
  if (!first) throw new Error('there was no connection to begin with')
  const others = `
    FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'taker' AND pid <> all($1::int[])`
  const own = () => mine.map((client) => (client as pg.Client & { processID: number }).processID)
  for (;;) {
    const { rows } = await first.query<{ count: number }>(`SELECT count(*)::int AS count ${others}`, [own()])
    if (rows[0]?.count === 0) break
    await first.query(`SELECT pg_terminate_backend(pid) ${others}`, [own()])
    await takeWhatIsFree()
    await delay(20)
  }
  return async () => {
    await Promise.all(mine.map((client) => client.end()))
  }
}

const refusing = (does: string) => `
  CREATE OR REPLACE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does}; RETURN NULL; END $$`

/** Every write into the portal's own tables is refused as PostgreSQL does on a full disk (53100), until the end. */
export async function fillDisk(url: string): Promise<() => Promise<void>> {
  const tables = await ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
  await ask(
    url,
    refusing("RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'"),
    // One by one: locks on all of them together would wait for one another with the portal's.
    ...tables.map(
      ({ tablename }) => `
      CREATE TRIGGER disk_is_full BEFORE INSERT OR UPDATE ON "${tablename}" EXECUTE FUNCTION disk_is_full()`,
    ),
  )
  // The triggers stay and do nothing, for the same reason.
  return async () => {
    await ask(url, refusing('NULL'))
  }
}

async function ask(url: string, ...statements: string[]): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Record<string, string>[] = []
    for (const statement of statements) rows = (await client.query<Record<string, string>>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
