import { db } from '@/lib/db/client'
import { prepareDatabase } from '@/lib/db/prepare'
import { testSecrets } from '../support/database'
import { makeWay, type Way } from '../support/way'
import { makePostgres, type OwnPostgres } from './own-postgres'

const DATABASE = 'ganetimgr'

export type OwnDatabase = {
  way: Way
  postgres: OwnPostgres
  /** Of the database, past the way. */
  url(): string
  /** The other server is started at its address, after this one has died. */
  replace(other: OwnPostgres): Promise<void>
  clear(): Promise<void>
}

/** Gives the test file a PostgreSQL of its own, which `db` and the portal reach by a way that the test can break. */
export async function ownDatabase(settings: Record<string, string> = {}): Promise<OwnDatabase> {
  testSecrets()
  const postgres = await makePostgres(settings)
  await postgres.start()
  await postgres.ask(`CREATE DATABASE ${DATABASE}`)
  const way = await makeWay(postgres.port)
  const url = new URL(postgres.url(DATABASE))
  url.port = String(way.port)
  process.env.DATABASE_URL = url.href
  await prepareDatabase(url.href)
  const own: OwnDatabase = {
    way,
    postgres,
    url: () => own.postgres.url(DATABASE),
    replace: async (other) => {
      await own.postgres.end('SIGKILL')
      await other.start()
      way.leadTo(other.port)
      await own.postgres.clear()
      own.postgres = other
    },
    clear: async () => {
      await db.$disconnect()
      await way.stop()
      await own.postgres.clear()
    },
  }
  return own
}
