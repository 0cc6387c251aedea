import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { startInstance } from '@/lib/instances/power'
import { answerMetrics } from '@/lib/metrics/answer'
import { serveMetrics } from '@/lib/metrics/serve'
import { testDatabase } from '@/tests/support/database'
import { person, until } from '@/tests/support/fixtures'
import { freePort } from '@/tests/support/ports'
import { type Simulated, simulators } from '@/tests/support/simulated'

const TOKEN = 'a token for the figures'
process.env.METRICS_TOKEN = TOKEN
process.env.METRICS_PORT = String(await freePort())
testDatabase()
const { add } = simulators()

let alpha: Simulated
let root: UserCtx
const name = 'web.example.org'

beforeAll(async () => {
  root = await person('root', { superuser: true })
  alpha = await add('alpha', { instances: 1, instanceName: () => name })
  await alpha.pass()
})

const asked = (authorization: string | null) => answerMetrics(authorization, 'shared')
const figures = async () => (await asked(`Bearer ${TOKEN}`)).text()
/** The value of a line of the text format. */
const figureOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')[1],
  )

test('who does not show the token is told nothing', async () => {
  expect((await asked(null)).status).toBe(401)
  expect((await asked('Bearer another')).status).toBe(401)
  expect((await asked(TOKEN)).status).toBe(401)
  expect((await asked(`Bearer ${TOKEN}`)).status).toBe(200)
})

test('calls to a cluster, its mirror, acts and what they became', async () => {
  await db.instance.updateMany({ data: { adminState: 'down', status: 'ADMIN_down', operState: false } })
  await startInstance(root, { cluster: 'alpha', name })
  const begun = await figures()
  expect(figureOf(begun, 'ganetimgr_acts_open{state="submitted"}')).toBe(1)
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
  const text = await figures()
  expect(figureOf(text, 'ganetimgr_rapi_calls_total{cluster="alpha",method="PUT",outcome="answered"}')).toBeGreaterThan(
    0,
  )
  expect(figureOf(text, 'ganetimgr_rapi_call_seconds_count{cluster="alpha"}')).toBeGreaterThan(0)
  expect(figureOf(text, 'ganetimgr_sync_age_seconds{cluster="alpha"}')).toBeLessThan(60)
  expect(figureOf(text, 'ganetimgr_cluster_answers{cluster="alpha"}')).toBe(1)
  expect(text).toMatch(/ganetimgr_acts_total\{kind="instance.startup",state="(success|error)"\} 1/)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  expect(text).not.toContain('writer-secret')
})

test('a cluster that does not answer is counted by what went wrong', async () => {
  await alpha.simulator.stop()
  await alpha.pass().catch(() => undefined)
  expect(await figures()).toMatch(
    /ganetimgr_rapi_calls_total\{cluster="alpha",method="\w+",outcome="unreachable"\} [1-9]/,
  )
})

test('a worker tells on a port of its own, and whether it is well', async () => {
  const stopping = new AbortController()
  const serving = serveMetrics(stopping.signal)
  const url = `http://127.0.0.1:${process.env.METRICS_PORT}`
  const get = (path: string, headers = {}) => fetch(`${url}${path}`, { headers })
  expect((await get('/metrics')).status).toBe(401)
  const shown = await get('/metrics', { authorization: `Bearer ${TOKEN}` })
  expect(await shown.text()).toContain('ganetimgr_workers')
  expect(await (await get('/api/health/live')).json()).toEqual({ status: 'ok' })
  expect(await (await get('/api/health/ready')).json()).toMatchObject({ status: 'degraded', database: true })
  expect((await get('/')).status).toBe(404)
  stopping.abort()
  await serving
})
