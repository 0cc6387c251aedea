import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { machineSeconds } from '../cpu'
import { type Item, ratio } from '../item'
import { interleaved, type Load } from '../load'
import { ALICE } from '../people'
import type { Database, Site } from '../site'

const TAKEOVER_MS = 30_000

/** Several processes on one PostgreSQL: what three carry against one, and a worker that dies. */
export const scaleOut: Item = {
  number: 8,
  name: 'scale-out',
  async measure(site) {
    const large = await site.database('large')
    const taken = await takeover(site, large)
    return [await throughput(site, large), ...taken]
  },
}

async function throughput(site: Site, large: Database) {
  const portals = await Promise.all([1, 2, 3].map(() => site.portal(large)))
  const asked = portals.map(({ url, pid }, index) => {
    return { name: `web ${index + 1}`, url: `${url}/`, headers: { cookie: large.cookies[ALICE] ?? '' }, pid }
  })
  const loads = await interleaved(asked.slice(0, 1), { rounds: 2 })
  const before = machineSeconds()
  const three = await Promise.all(asked.map((one) => interleaved([one], { rounds: 2 })))
  const after = machineSeconds()
  await Promise.all(portals.map((portal) => portal.stop()))
  const [alone, together] = [perSecond(loads), perSecond(three.flat())]
  const busy = (after.busy - before.busy) / (after.all - before.all)
  return {
    what: 'three web processes against one, home pages a second',
    target: '≥ 1.6×, or both cores busy',
    measured: `${ratio(together / alone)}, cores ${(busy * 100).toFixed(0)} % busy`,
    holds: together / alone >= 1.6 || busy >= 0.95,
    figures: `${together.toFixed(1)}/s; ${alone.toFixed(1)}/s; 20 at once for each process`,
  }
}

const perSecond = (loads: readonly Load[]) => loads.reduce((sum, load) => sum + load.perSecond, 0)

async function takeover(site: Site, large: Database) {
  const victim = await site.portal(large, 'worker')
  const client = new pg.Client({ connectionString: large.url })
  await client.connect()
  const keys = large.clusters.map(({ slug }) => slug)
  const samples: number[] = []
  const look = async () => {
    const holders = await holdersOf(client, keys)
    samples.push(Math.max(...holders.map((found) => found.length)))
    return holders
  }
  const first = await until(look, (holders) => holders.every((found) => found.length === 1))
  const survivor = await site.portal(large, 'worker')
  for (let looks = 0; looks < 50; looks++) await look().then(() => delay(100))
  const began = performance.now()
  victim.child.kill('SIGKILL')
  const before = first.flat()
  const isNew = (found: number[]) => found.length === 1 && !found.some((pid) => before.includes(pid))
  await until(look, (holders) => holders.every(isNew))
  const took = performance.now() - began
  await site.requests()
  await delay(10_000)
  const asked = (await site.requests()).filter(({ slug }) => keys.includes(slug)).map(({ requests }) => requests)
  await survivor.stop()
  await client.end()
  return [
    {
      what: 'clusters polled by more than one worker at any look',
      target: '0',
      measured: String(samples.filter((most) => most > 1).length),
      holds: samples.every((most) => most <= 1),
      figures: `${samples.length} looks at the locks, with two workers and while one dies`,
    },
    {
      what: 'a worker killed: until the other has all its clusters',
      target: '≤ 10 s',
      measured: `${(took / 1000).toFixed(1)} s`,
      holds: took <= 10_000,
      figures: `afterwards each cluster was asked ${Math.min(...asked)} to ${Math.max(...asked)} times in 10 s`,
    },
  ]
}

/** The PostgreSQL processes that hold the lock of each cluster. */
async function holdersOf(client: pg.Client, slugs: readonly string[]): Promise<number[][]> {
  const { rows } = await client.query<{ slug: string; pids: number[] }>(
    `select c.slug, array_remove(array_agg(l.pid), null) as pids
     from "Cluster" c left join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('ganetimgr:sync:' || c.id, 0)
     where c.slug = any($1) group by c.slug`,
    [slugs],
  )
  return rows.map(({ pids }) => pids)
}

async function until(look: () => Promise<number[][]>, good: (holders: number[][]) => boolean): Promise<number[][]> {
  for (const end = performance.now() + TAKEOVER_MS; performance.now() < end; await delay(50)) {
    const holders = await look()
    if (good(holders)) return holders
  }
  throw new Error('the clusters were not taken')
}
