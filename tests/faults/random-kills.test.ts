import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRandom } from '@/simulator/random'
import { testDatabase } from '../support/database'
import { simulators } from '../support/simulated'
import { nothingLost } from './nothing-lost'
import { ROLES } from './site'
import { type Stage, setStage } from './stage'
import { tried } from './tried'
import { work } from './work'

/** Either process is killed at moments of a seed, while programs act, apply and approve as fast as they are let. */

const KILLS = Number(process.env.TORTURE_KILLS ?? 8)
const SEED = 20_261_122
const LONGEST_MS = 1_500
const PROGRAMS = 4
/** A torture of 300 kills takes about half an hour. */
const TIMEOUT_MS = 3 * 3_600_000

testDatabase()
const { add } = simulators()
const random = makeRandom(SEED)
const { below, pick } = random

let stage: Stage
beforeAll(async () => {
  stage = await setStage(add, { seed: SEED })
})
afterAll(() => stage?.clear())

test(`after ${KILLS} kills at any moment nothing is lost, done twice, or open`, { timeout: TIMEOUT_MS }, async ({
  task,
}) => {
  const stopping = new AbortController()
  const working = Array.from({ length: PROGRAMS }, () => work(stage, random, stopping.signal))
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

  const counted = await nothingLost(stage)
  expect(counted.acts).toBeGreaterThan(KILLS)
  tried(task, KILLS, { ...killed, ...counted })
})
