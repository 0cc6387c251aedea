import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db/client'
import { makeRandom } from '@/simulator/random'
import { cookieOf } from '../support/console'
import { contextOf, until } from '../support/fixtures'
import { simulators } from '../support/simulated'
import { pack, takeConnections } from './database-faults'
import { hold } from './hold'
import { nothingLost } from './nothing-lost'
import { type OwnDatabase, ownDatabase } from './own-database'
import { hasDisks } from './own-disk'
import { ROLES } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'
import { askedBy, keepLooking, type Seen, see, wrongWith } from './visitor'
import { work } from './work'

/** The database is broken while programs act and people look; then it is whole again, and nobody starts the portal anew. */

const SEED = 20_261_123
const PROGRAMS = 3
/** DB_TIMEOUT of the portal, in seconds. */
const PATIENCE_S = 2
const BACK_S = 60
/** Few, so that they can all be taken. */
const CONNECTIONS = 60

const { add } = simulators()
const random = makeRandom(SEED)

let database: OwnDatabase
let stage: Stage
let asked: ReturnType<typeof askedBy>
beforeAll(async () => {
  database = await ownDatabase({ max_connections: String(CONNECTIONS) })
  stage = await setStage(
    add,
    { seed: SEED },
    { DB_TIMEOUT: String(PATIENCE_S), METRICS_TOKEN: 'metrics for these tests' },
  )
  asked = askedBy(await cookieOf(await contextOf('alice')), stage.owner.token)
})
afterAll(async () => {
  await stage?.clear()
  await database?.clear()
})

type Fault = {
  what: string
  seconds: number
  /** What must be told of by 503 meanwhile; the others may be answered as ever. */
  told: string[]
  /** Answers how it ends. */
  begin(): Promise<() => Promise<void>>
}

const READS = [
  'page',
  'page in Greek',
  'page of a chosen language',
  'page for strangers',
  'csv',
  'events',
  'api',
  'api write',
  'token',
]

const FAULTS: Fault[] = [
  {
    what: 'is stopped at once and started again',
    seconds: 3,
    told: READS,
    begin: async () => {
      const { postgres } = database
      await postgres.end('SIGQUIT')
      return () => postgres.start()
    },
  },
  {
    what: 'dies, and its standby takes over at its address',
    seconds: 3,
    told: READS,
    begin: async () => {
      const other = await database.postgres.standby()
      await database.postgres.end('SIGKILL')
      return async () => {
        await other.promote()
        await database.replace(other)
      }
    },
  },
  { what: 'has no connection left', seconds: 4, told: READS, begin: () => takeConnections(database.url()) },
  {
    what: 'is gone without a word',
    seconds: 10,
    told: READS,
    begin: async () => {
      database.way.lose()
      return async () => database.way.mend()
    },
  },
  {
    what: 'answers each question a fifth of a second late',
    seconds: 6,
    told: [],
    begin: async () => {
      database.way.slow(100)
      return async () => database.way.mend()
    },
  },
  {
    what: 'waits for a lock on what each page reads',
    seconds: 6,
    told: ['page', 'csv', 'events'],
    begin: async () => (await hold('LOCK TABLE "Session" IN ACCESS EXCLUSIVE MODE')).release,
  },
]

if (hasDisks)
  FAULTS.push({
    what: 'has a full disk',
    seconds: 6,
    told: ['api write'],
    begin: async () => {
      await pack(database.url())
      return database.postgres.fill()
    },
  })

for (const { what, seconds, told, begin } of FAULTS)
  test(`a database that ${what} is told of by 503, and then all goes on`, async ({ task }) => {
    const before = await db.act.count()
    const [working, looking] = [new AbortController(), new AbortController()]
    const works = Array.from({ length: PROGRAMS }, () => work(stage, random, working.signal))
    await until(async () => (await db.act.count()) > before)
    const repair = await begin()
    let broken = true
    const end = async () => {
      if (broken) await repair()
      broken = false
    }
    onTestFinished(end)
    const seen: Seen[] = []
    const refused = () => new Set(seen.filter(({ status }) => status === 503).map(({ name }) => name))
    const looks = keepLooking(stage.site.url, asked, looking.signal, seen)
    await delay(seconds * 1000)
    // Longer where nothing was asked in that time that needs what is broken.
    await until(() => told.every((name) => refused().has(name)), BACK_S).catch(() => undefined)
    looking.abort()
    await looks
    await end()
    await until(async () => {
      const now = await Promise.all(asked.map((one) => see(stage.site.url, one)))
      seen.push(...now)
      return now.every(({ status }) => status < 500)
    }, BACK_S)
    const during = await db.act.count()
    await until(async () => (await db.act.count()) > during, BACK_S)
    working.abort()
    await Promise.all(works)

    expect([...new Set(seen.map(wrongWith).filter(Boolean))]).toEqual([])
    expect([...refused()]).toEqual(expect.arrayContaining(told))
    expect(stage.site.alive()).toEqual([...ROLES])
    expect(stage.site.said()).not.toMatch(/unhandled/i)
    const longest = Math.ceil(Math.max(...seen.map((one) => one.seconds)))
    tried(task, 1, { refused: seen.filter(({ status }) => status === 503).length, longest })
  })

test('after all of that no act is open or done twice, no mail is lost, and the mirror and the audit log are whole', async ({
  task,
}) => {
  tried(task, FAULTS.length, await nothingLost(stage))
})
