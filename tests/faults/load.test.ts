import { get } from 'node:http'
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
import { work } from './work'

/** People read, listen and act, as many at once as in the bench, while the cluster and the database fail in turn. */

const SECONDS = Number(process.env.TORTURE_LOAD_S ?? 20)
const SEED = 20_261_123
const [READERS, LISTENERS, PROGRAMS] = [10, 6, 4]
const BROKEN_MS = 1_000
const WHOLE_MS = 500
const QUIET_S = 120
const STEADY_MS = 6_000
/**
 * Before is once there have been so many pages: what belongs to some hundred requests is kept for a while by Next and Prisma, and
 * V8 compiles for some thousand what is often run, which counts as memory.
 */
const BEFORE = Math.max(400, SECONDS)
/** Of pages each second, where much fails and the machine is busy. */
const SLOWEST = 1
const PAGES = [
  '/',
  '/?q=vm1',
  '/instances/alpha/vm1.example.org',
  '/statistics',
  '/history',
  '/applications',
  '/instances.csv',
]

testDatabase()
const { add } = simulators()
const random = makeRandom(SEED)

let stage: Stage
let cookie: string
const inspectors = new Map<Role, Inspector>()
beforeAll(async () => {
  const ports = { web: await freePort(), worker: await freePort() }
  const inspected = (role: Role) => ({
    NODE_OPTIONS: `--inspect=127.0.0.1:${ports[role]}`,
    PGAPPNAME: APPLICATION,
  })
  stage = await setStage(add, { seed: SEED }, {}, inspected)
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

async function read(statuses: Map<string, number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const page = random.pick(PAGES)
    const response = await fetch(stage.site.url + page, { headers: { cookie }, redirect: 'manual' })
    const whole = await response.arrayBuffer().then(
      () => true,
      () => false,
    )
    const answered = `${whole ? response.status : 'cut'} ${page}`
    statuses.set(answered, (statuses.get(answered) ?? 0) + 1)
  }
}

/**
 * Live streams that are opened and left, one after the other. Not by fetch: where connections are cut, Node 20's may say
 * nothing at all of a request whose signal has aborted.
 */
async function listen(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let left = false
    const request = get(`${stage.site.url}/api/events`, { agent: false, headers: { cookie } })
    const leave = setTimeout(() => {
      left = true
      request.destroy()
    }, random.below(2_000))
    await new Promise<void>((resolve, reject) => {
      const cut = (cause?: Error) => (left ? resolve() : reject(new Error('a stream has ended by itself', { cause })))
      request.on('response', (response) => response.on('end', resolve).resume())
      request.on('error', cut).on('close', cut)
    })
    clearTimeout(leave)
  }
}

const pages = (statuses: Map<string, number>) => sum([...statuses.values()])

/**
 * Under load with everything failing in turn, until so many pages were answered; what was answered, and how often something
 * was broken.
 */
async function underLoad(seconds: number, least = 0) {
  const stopping = new AbortController()
  const { signal } = stopping
  const statuses = new Map<string, number>()
  const working = [
    ...Array.from({ length: READERS }, () => read(statuses, signal)),
    ...Array.from({ length: LISTENERS }, () => listen(signal)),
    ...Array.from({ length: PROGRAMS }, () => work(stage, random, signal)),
  ]
  const worked = Promise.all(working)
  worked.catch(() => stopping.abort())
  let going = working.length
  const goes = () => {
    going -= 1
  }
  for (const one of working) one.then(goes, goes)
  try {
    const broken = await breakInTurn(seconds)
    await until(() => signal.aborted || pages(statuses) >= least, Math.max(QUIET_S, least / SLOWEST))
    return { statuses, broken }
  } finally {
    stopping.abort()
    await until(() => going === 0, QUIET_S)
    await worked
  }
}

/** A file is told of its end before it is known whether all of it can be read: it may be cut, so that nobody takes half for whole. */
const EXPECTED = /^(200|503) |^cut \/instances\.csv$/

const SOCKETS = ['TCPSocketWrap', 'PipeWrap', 'TLSWrap']
const sockets = (resources: Holding['resources']) => SOCKETS.reduce((sum, kind) => sum + (resources[kind] ?? 0), 0)

/** What a process holds once all is over: when its sockets have become no fewer for a while. */
async function atRest(role: Role): Promise<Holding> {
  const inspector = inspectors.get(role)
  if (!inspector) throw new Error(`${role} is not inspected`)
  let least = Number.POSITIVE_INFINITY
  let since = Date.now()
  await until(async () => {
    const now = sockets(await inspector.resources())
    if (now < least) [least, since] = [now, Date.now()]
    return Date.now() - since > STEADY_MS
  }, QUIET_S)
  return inspector.holding()
}

const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)

test(`${SECONDS} s of load with faults leave nothing behind`, {
  timeout: (SECONDS + BEFORE / SLOWEST) * 1_000 + 1_200_000,
}, async ({ task }) => {
  await underLoad(0, BEFORE)
  const before = { web: await atRest('web'), worker: await atRest('worker') }
  const connected = await connections()

  const { statuses, broken } = await underLoad(SECONDS)
  const left = await nothingLost(stage)
  const after: Partial<Record<Role, Holding>> = {}
  for (const role of ROLES) {
    const [{ heapMiB, listeners, resources }, was] = [await atRest(role), before[role]]
    after[role] = { heapMiB, listeners, resources }
    expect(heapMiB, `${role}: memory`).toBeLessThan(was.heapMiB * 1.15 + 10)
    expect(listeners, `${role}: listeners`).toBeLessThan(was.listeners * 2 + 5_000)
    expect(sockets(resources), `${role}: sockets`).toBeLessThanOrEqual(sockets(was.resources) + 10)
    expect(resources.Timeout ?? 0, `${role}: timers`).toBeLessThan((was.resources.Timeout ?? 0) + 20)
  }
  expect(await connections()).toBeLessThanOrEqual(connected + 5)
  expect(stage.site.alive()).toEqual([...ROLES])
  expect(stage.site.said()).not.toMatch(/unhandled|uncaught|MaxListeners/i)
  expect([...statuses].filter(([answered]) => !EXPECTED.test(answered))).toEqual([])

  const heap = (of: Partial<Record<Role, Holding>>) => Math.round((of.web?.heapMiB ?? 0) + (of.worker?.heapMiB ?? 0))
  tried(task, broken, {
    'pages read': pages(statuses),
    'of them 503': sum([...statuses].flatMap(([answered, count]) => (answered.startsWith('503') ? [count] : []))),
    ...left,
    'MiB held before': heap(before),
    'MiB held after': heap(after),
  })
})
