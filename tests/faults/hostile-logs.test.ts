import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { cookieOf } from '../support/console'
import { testDatabase } from '../support/database'
import { mirrored, person, system } from '../support/fixtures'
import { HOSTILE, readCsv } from '../support/hostile'
import { programOf, unlimited } from './program'
import { makeSite, type Site } from './site'

/** What Ganeti's jobs and nodes write, in the pages and answers of the portal as it runs: text, wherever it is shown. */

testDatabase()

const LINES = [...HOSTILE, '\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u001b[2J', `${'long'.repeat(5_000)}<b>end</b>`]
const WORST = '<script>alert(1)</script><img src=x onerror=alert(1)>\u202Egnp.exe \u001b[31mΕλληνικά العربية 日本語'
const JOB = 7
const NAME = 'odd.example.org'
/** None of it is in a page of ours otherwise. */
const ALIVE = /<script>alert\(1\)|<img src=x|<svg onload=alert|<b>end<\/b>|<\/textarea><\/title>/i

let site: Site
let cookie: string
let token: string
beforeAll(async () => {
  const root: UserCtx = await person('root', { superuser: true })
  await unlimited()
  const { id: clusterId } = await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })
  const act = await db.act.create({
    data: {
      kind: 'instance.startup',
      clusterId,
      instance: NAME,
      actorId: root.actor.id,
      state: 'error',
      jobId: JOB,
      errorText: WORST,
      endedAt: new Date(),
      submittedAt: new Date(),
    },
  })
  await db.instance.create({
    data: { ...mirrored(clusterId, NAME), os: WORST, primaryNode: WORST, tags: [WORST], networkPort: 11_000 },
  })
  await db.job.create({
    data: {
      clusterId,
      id: JOB,
      status: 'error',
      summary: [`INSTANCE_STARTUP(${WORST})`],
      opcodes: [{ opId: 'OP_INSTANCE_STARTUP', opStatus: 'error', instanceName: NAME, parameters: { os: WORST } }],
      instance: NAME,
      reason: [{ source: 'gnt:user', text: `${WORST} act ${act.id} by root`, at: new Date().toISOString() }],
      log: LINES.map((text, serial) => ({ serial, at: new Date().toISOString(), type: 'message', text })),
      errorCode: 'execution',
      errorText: WORST,
      receivedAt: new Date(),
      startedAt: new Date(),
      endedAt: new Date(),
    },
  })
  site = await makeSite()
  await site.start('web')
  cookie = await cookieOf(root)
  token = (await programOf(root, site.url)).token
})
afterAll(() => site?.stop())

const page = async (path: string) => {
  const answer = await fetch(site.url + path, { headers: { cookie, accept: 'text/html' } })
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

test('each line of a job’s log is in its page as the text that it is', async () => {
  const html = await page(`/admin/jobs/athens/${JOB}`)
  expect(html).not.toMatch(ALIVE)
  const plain = html.replaceAll('&#x27;', "'").replaceAll('&#39;', "'")
  for (const line of LINES)
    expect(
      plain.includes(escaped(line).replaceAll('\r\n', '\n')) || plain.includes(escaped(line)),
      line.slice(0, 40),
    ).toBe(true)
  expect(plain).toContain(escaped(WORST))
})

test.each(['/admin/jobs', `/instances/athens/${NAME}`])(
  'what a job and its instance say is text on %s',
  async (path) => {
    const html = await page(path)
    expect(html).not.toMatch(ALIVE)
    expect(html).toContain(escaped(WORST))
  },
)

test('a spreadsheet gets it in one cell', async () => {
  const rows = readCsv(await page('/instances.csv'))
  expect(rows).toHaveLength(2)
  expect(rows[1]).toEqual(expect.arrayContaining([NAME, WORST]))
})

test('programs get it whole, as JSON', async () => {
  const answer = await fetch(`${site.url}/api/v1/jobs/athens/${JOB}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.headers.get('content-type')).toBe('application/json')
  const job = (await answer.json()) as { errorText: string; log: { text: string }[] }
  expect(job.errorText).toBe(WORST)
  expect(job.log.map(({ text }) => text)).toEqual(LINES)
})
