import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../support/ports'
import { residentMb } from '../cpu'
import { type Item, ms } from '../item'
import { median } from '../load'
import { ALICE } from '../people'
import type { Database } from '../site'
import { openViewers } from '../viewers'

const STARTS = 3
const VIEWERS = 200
const WINDOW_MS = 60_000

/** `npm start` to the first page, and the memory of a process that does everything. */
export const start: Item = {
  number: 6,
  name: 'start',
  async measure(site) {
    const large = await site.database('large')
    const times: number[] = []
    for (let round = 0; round < STARTS; round++) times.push(await firstPage(large))
    const portal = await site.portal(large, 'all')
    await delay(WINDOW_MS / 4)
    const quiet = residentMb(portal.pid)
    const viewers = await openViewers(portal.url, Object.values(large.cookies).slice(0, VIEWERS))
    let most = 0
    for (const end = performance.now() + WINDOW_MS; performance.now() < end; await delay(500))
      most = Math.max(most, residentMb(portal.pid))
    const settled = residentMb(portal.pid)
    await viewers.stop()
    await portal.stop()
    return [
      {
        what: '`npm start` on existing data to the first whole page',
        target: '≤ 4 s',
        measured: `${(median(times) / 1000).toFixed(1)} s`,
        holds: median(times) <= 4_000,
        figures: `median of ${times.map(ms).join(', ')}`,
      },
      {
        what: 'resident memory, web and worker in one process, 10,000 instances, 200 live viewers',
        target: '≤ 450 MB',
        measured: `${most.toFixed(0)} MB`,
        holds: most <= 450,
        figures: `the most within ${WINDOW_MS / 1000} s; at their end ${settled.toFixed(0)} MB; before the viewers ${quiet.toFixed(0)} MB`,
      },
    ]
  },
}

/** In ms. As somebody at a terminal starts it; the page is that of a person with 200 instances. */
async function firstPage({ env, cookies }: Database): Promise<number> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const own = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, LOG_LEVEL: 'warn' }
  const began = performance.now()
  const child = spawn('npm', ['start'], { env: { ...process.env, ...env, ...own }, stdio: 'ignore', detached: true })
  try {
    while (!(await shows(url, cookies[ALICE] ?? ''))) await delay(10)
    return performance.now() - began
  } finally {
    await stopGroup(child.pid ?? 0)
  }
}

/** npm is gone at once; the portal that it started finishes its work, and would compete with the next one. */
async function stopGroup(pid: number): Promise<void> {
  process.kill(-pid, 'SIGTERM')
  while (isAlive(-pid)) await delay(50)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function shows(url: string, cookie: string): Promise<boolean> {
  const page = await fetch(url, { headers: { cookie } }).then(
    async (response) => (response.ok ? response.text() : ''),
    () => '',
  )
  return page.includes('</html>')
}
