import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Control } from '@/simulator/control/control'
import type { HttpFault } from '@/simulator/control/http-faults'
import { makeRandom } from '@/simulator/random'
import { cookieOf } from '../support/console'
import { testDatabase } from '../support/database'
import { contextOf, until } from '../support/fixtures'
import { freePort } from '../support/ports'
import { simulators } from '../support/simulated'
import { type Holding, type Inspector, openInspector } from './inspector'
import { nothingLost } from './nothing-lost'
import { ROLES, type Role } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'
import { INSTANCES, work } from './work'

/** People read, listen and act, as many at once as in the bench, while the cluster and the database fail in turn. */

const SECONDS = Number(process.env.TORTURE_LOAD_S ?? 40)
const SEED = 20_261_123
const [READERS, LISTENERS, PROGRAMS] = [10, 6, 4]
const BROKEN_MS = 1_500
const WHOLE_MS = 1_000
const QUIET_S = 120
const PAGES = [
  '/',
  '/?q=vm1',
  '/instances/alpha/vm1.example.org',
  '/statistics',
  '/history',
  '/apply',
  '/api/v1/events',
]

testDatabase()
const { add } = simulators()
const random = makeRandom(SEED)

let stage: Stage
let cookie: string
const inspectors = new Map<Role, Inspector>()
beforeAll(async () => {
  const room = { nodeMemoryMiB: 4_000_000, nodeDiskMiB: 40_000_000 }
  const ports = { web: await freePort(), worker: await freePort() }
  const inspected = (role: Role) => ({
    NODE_OPTIONS: `--inspect=127.0.0.1:${ports[role]}`,
    PGAPPNAME: APPLICATION,
  })
  stage = await setStage(add, { instances: INSTANCES, ...room, seed: SEED }, {}, inspected)
  for (const role of ROLES) inspectors.set(role, await openInspector(ports[role]))
  cookie = await cookieOf(await contextOf('alice'))
})
afterAll(async () => {
  for (const inspector of inspectors.values()) inspector.close()
  await stage?.clear()
})

const APPLICATION = 'portal under load'
const connections = async () => {
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where application_name = ${APPLICATION}`
  return count
}
const cutConnections = () => db.$queryRaw`
  select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = ${APPLICATION}`

const answer = (fault: HttpFault) => (control: Control) => control.addFault({ fault })
const FAULTS: ((control: Control) => unknown)[] = [
  answer({ kind: 'status', status: 500 }),
  answer({ kind: 'reset' }),
  cutConnections,
  answer({ kind: 'truncate' }),
  answer({ kind: 'garbage' }),
  answer({ kind: 'hang' }),
  (control) => control.outage(),
  answer({ kind: 'huge', bytes: 20_000_000 }),
  (control) => control.addFault({ latencyMs: 1_000 }),
  answer({ kind: 'status', status: 401 }),
]

/** Each fault in turn, the whole row at least once. */
async function breakInTurn(seconds: number): Promise<number> {
  const { control } = stage.alpha.simulator
  const end = Date.now() + seconds * 1_000
  let broken = 0
  while (broken < FAULTS.length || Date.now() < end) {
    await FAULTS[broken % FAULTS.length]?.(control)
    await delay(BROKEN_MS)
    control.clearFaults()
    await control.recover()
    await delay(WHOLE_MS)
    broken += 1
  }
  return broken
}

async function read(statuses: Map<number, number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(stage.site.url + random.pick(PAGES), { headers: { cookie } })
    await response.arrayBuffer()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
  }
}

async function listen(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const gone = new AbortController()
    const { body } = await fetch(`${stage.site.url}/api/events`, { headers: { cookie }, signal: gone.signal })
    const end = setTimeout(() => gone.abort(), random.below(2_000))
    for await (const _ of body ?? []) if (signal.aborted) gone.abort()
    clearTimeout(end)
  }
}

/** Under load with everything failing in turn; what it was answered, and how often something was broken. */
async function underLoad(seconds: number) {
  const stopping = new AbortController()
  const { signal } = stopping
  const statuses = new Map<number, number>()
  const listening = () =>
    listen(signal).catch((error) => (error.name === 'AbortError' ? undefined : Promise.reject(error)))
  const working = [
    ...Array.from({ length: READERS }, () => read(statuses, signal)),
    ...Array.from({ length: LISTENERS }, listening),
    ...Array.from({ length: PROGRAMS }, () => work(stage, random, signal)),
  ]
  const broken = await breakInTurn(seconds)
  stopping.abort()
  await Promise.all(working)
  return { statuses, broken }
}

const SOCKETS = ['TCPSocketWrap', 'PipeWrap', 'TLSWrap']
const sockets = ({ resources }: Holding) => SOCKETS.reduce((sum, kind) => sum + (resources[kind] ?? 0), 0)

/** What each process holds once all is over: the smallest within a while, for some of it goes by and by. */
async function atRest(role: Role, enough: (holding: Holding) => boolean): Promise<Holding> {
  let holding = await inspectors.get(role)?.holding()
  await until(async () => {
    holding = await inspectors.get(role)?.holding()
    return holding !== undefined && enough(holding)
  }, QUIET_S).catch(() => undefined)
  if (!holding) throw new Error(`${role} is not inspected`)
  return holding
}

test(`${SECONDS} s of load with faults leave nothing behind`, { timeout: SECONDS * 1_000 + 600_000 }, async ({
  task,
}) => {
  await underLoad(0)
  const before = { web: await atRest('web', (now) => sockets(now) < 20), worker: await atRest('worker', () => true) }
  const connected = await connections()

  const { statuses, broken } = await underLoad(SECONDS)
  const left = await nothingLost(stage)
  const after: Partial<Record<Role, Holding>> = {}
  for (const role of ROLES) {
    const [{ heapMiB, listeners, resources }, was] = [await atRest(role, asBefore(before[role])), before[role]]
    after[role] = { heapMiB, listeners, resources }
    expect(heapMiB, `${role}: memory`).toBeLessThan(was.heapMiB * 1.15 + 10)
    // Next keeps what belongs to some hundred requests for a while.
    expect(listeners, `${role}: listeners`).toBeLessThan(was.listeners * 2 + 5_000)
    expect(sockets(after[role]), `${role}: sockets`).toBeLessThanOrEqual(sockets(was) + 5)
    expect(resources.Timeout ?? 0, `${role}: timers`).toBeLessThan((was.resources.Timeout ?? 0) + 20)
  }
  expect(await connections()).toBeLessThanOrEqual(connected + 5)
  expect(stage.site.alive()).toEqual([...ROLES])
  expect(stage.site.said()).not.toMatch(/unhandled|uncaught|MaxListeners/i)
  expect([...statuses.keys()].filter((status) => ![200, 503].includes(status))).toEqual([])

  const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  const heap = (of: Partial<Record<Role, Holding>>) => Math.round((of.web?.heapMiB ?? 0) + (of.worker?.heapMiB ?? 0))
  tried(task, broken, {
    'pages read': requests,
    'of them 503': statuses.get(503) ?? 0,
    ...left,
    'MiB held before': heap(before),
    'MiB held after': heap(after),
  })
})

const asBefore = (was: Holding) => (now: Holding) => sockets(now) <= sockets(was) + 2 && now.heapMiB < was.heapMiB * 1.1
