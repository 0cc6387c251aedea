import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { makeRandom } from '@/simulator/random'
import { testDatabase } from '../support/database'
import { planFor, until, wish } from '../support/fixtures'
import { simulators } from '../support/simulated'
import { ROLES } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'

/** Either process is killed at moments of a seed, while programs act, apply and approve as fast as they are let. */

const KILLS = Number(process.env.TORTURE_KILLS ?? 8)
const SEED = 20_261_122
const LONGEST_MS = 1_500
const INSTANCES = 24
const PROGRAMS = 4
const QUIET_S = 240
/** A torture of 300 kills takes about half an hour. */
const TIMEOUT_MS = 3 * 3_600_000

testDatabase()
const { add } = simulators()
const { below, pick } = makeRandom(SEED)

let stage: Stage
beforeAll(async () => {
  const room = { nodeMemoryMiB: 4_000_000, nodeDiskMiB: 40_000_000 }
  stage = await setStage(add, { instances: INSTANCES, ...room, seed: SEED })
})
afterAll(() => stage?.clear())

const jobs = () => stage.alpha.simulator.control.state().jobs

const POWER = [
  ['startup', undefined],
  ['shutdown', { how: 'hard' }],
  ['reboot', { type: 'hard' }],
] as const

let applied = 0
async function applyAndApprove(): Promise<void> {
  applied += 1
  const hostname = `new${applied}.example.org`
  const filed = await stage.owner.post('/applications', wish(hostname))
  if (filed?.status !== 201) return
  const { id, version } = (await filed.json()) as { id: number; version: number }
  await stage.staff.post(`/applications/${id}/approve`, {
    version,
    plan: planFor(stage.alpha.id, hostname),
    comments: '',
  })
}

async function work(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const [verb, body] = pick(POWER)
    if (below(6) === 0) await applyAndApprove()
    else await stage.owner.post(`/instances/alpha/vm${1 + below(INSTANCES)}.example.org/${verb}`, body)
    // Between two requests of one program, and while nobody is there to be asked.
    await delay(50)
  }
}

test(`after ${KILLS} kills at any moment nothing is lost, done twice, or open`, { timeout: TIMEOUT_MS }, async ({
  task,
}) => {
  const stopping = new AbortController()
  const working = Array.from({ length: PROGRAMS }, () => work(stopping.signal))
  const killed = { web: 0, worker: 0 }
  for (let kill = 0; kill < KILLS; kill++) {
    await delay(below(LONGEST_MS))
    const role = pick(ROLES)
    await stage.site.kill(role)
    killed[role] += 1
    await stage.site.start(role)
  }
  stopping.abort()
  await Promise.all(working)

  await until(async () => (await db.act.count({ where: { endedAt: null } })) === 0, QUIET_S)
  await until(async () => (await db.mail.count({ where: { sentAt: null } })) === 0, QUIET_S)
  const acts = await db.act.findMany()
  expect(acts.length).toBeGreaterThan(KILLS)

  const asked = new Map(jobs().map((job) => [job.id, job]))
  const named = [...asked.values()].flatMap(({ id, reasons }) => {
    const act = /\bact (\S+) by /.exec(reasons.join('\n'))?.[1]
    return act ? [[act, id]] : []
  })
  const known = acts.flatMap(({ id, jobId }) => (jobId === null ? [] : [[id, jobId]]))
  const inOrder = (pairs: unknown[][]) => pairs.map((pair) => pair.join(' ')).sort()
  expect(inOrder(known), 'each accepted job is that of one act').toEqual(inOrder(named))
  for (const { jobId, state } of acts) expect(state).toBe(jobId === null ? 'not_started' : asked.get(jobId)?.status)

  const applications = await db.application.findMany({ where: { status: { in: ['created', 'failed'] } } })
  const creations = acts.filter(({ kind, state }) => kind === 'instance.create' && state === 'success')
  expect(new Set(creations.map(({ instance }) => instance)).size, 'created twice').toBe(creations.length)
  expect(await db.application.count({ where: { status: { in: ['approved', 'submitted'] } } })).toBe(0)

  const mirrored = await db.instance.findMany({ orderBy: { name: 'asc' } })
  await until(async () => {
    const there = stage.alpha.simulator.control.state().instances
    const rows = await db.instance.findMany()
    return (
      rows.length === there.length &&
      there.every(({ name, adminState }) => rows.find((row) => row.name === name)?.adminState === adminState)
    )
  }, 60)
  expect(mirrored.length).toBeGreaterThanOrEqual(INSTANCES)

  const written = await db.mail.findMany()
  const arrived = stage.mail.messages.map(({ messageId }) => messageId)
  expect(new Set(arrived).size, 'a mail lost, or sent as two').toBe(written.length)
  tried(task, KILLS, {
    ...killed,
    acts: acts.length,
    jobs: named.length,
    applications: applications.length,
    mails: written.length,
    repeated: arrived.length - new Set(arrived).size,
  })
})
