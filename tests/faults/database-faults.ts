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

/** Gives back what the files of its tables have free, so that the next rows need more of the disk. */
export async function pack(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('VACUUM FULL')
  } finally {
    await client.end()
  }
}
