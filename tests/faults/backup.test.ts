import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '@/lib/audit/verify'
import { db } from '@/lib/db/client'
import { makeRandom } from '@/simulator/random'
import { system, until } from '../support/fixtures'
import { simulators } from '../support/simulated'
import { age, jobsOfActs, mirrored } from './nothing-lost'
import { type OwnDatabase, ownDatabase } from './own-database'
import { ROLES } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'
import { work } from './work'

/** A backup is taken while programs act; the site is lost later, and lives on with what was backed up. */

const SEED = 20_261_124
const PROGRAMS = 4
const ENDED_S = 120

const { add } = simulators()
const random = makeRandom(SEED)

let database: OwnDatabase
let stage: Stage
beforeAll(async () => {
  database = await ownDatabase()
  stage = await setStage(add, { seed: SEED })
})
afterAll(async () => {
  await stage?.clear()
  await database?.clear()
})

const open = () => db.act.count({ where: { endedAt: null } })

test('a backup taken under load restores to a whole site, which follows to their end the acts that were open', async ({
  task,
}) => {
  const stopping = new AbortController()
  const works = Array.from({ length: PROGRAMS }, () => work(stage, random, stopping.signal))
  await until(async () => (await open()) > 0 && (await db.act.count()) > 20, ENDED_S)
  const copy = await database.postgres.backup()
  const then = await db.act.count()
  await until(async () => (await db.act.count()) > then + 10, ENDED_S)
  stopping.abort()
  await Promise.all(works)

  await stage.site.stop()
  await database.replace(copy)
  const restored = { acts: await db.act.count(), open: await open() }
  expect(restored.acts).toBeLessThan(then + 10)
  expect(restored.open).toBeGreaterThan(0)
  expect((await verifyAudit(system())).broken).toBeNull()

  await Promise.all(ROLES.map((role) => stage.site.start(role)))
  await age()
  await until(async () => (await open()) === 0, ENDED_S)
  await until(async () => (await db.mail.count({ where: { sentAt: null } })) === 0, ENDED_S)
  const jobs = new Map(jobsOfActs(stage).map(({ act, job }) => [act, job]))
  for (const { id, jobId, state } of await db.act.findMany())
    expect({ jobId, state }).toEqual({ jobId: jobs.get(id)?.id ?? null, state: jobs.get(id)?.status ?? 'not_started' })
  await mirrored(stage)
  expect((await verifyAudit(system())).broken).toBeNull()
  const again = await stage.owner.post('/instances/alpha/vm1.example.org/reboot', { type: 'hard' })
  expect([201, 202, 409]).toContain(again?.status)
  expect(stage.site.said()).not.toMatch(/unhandled/i)
  tried(task, 1, restored)
})
