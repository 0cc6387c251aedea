import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { cancelAct } from '@/lib/acts/cancel'
import { db } from '@/lib/db/client'
import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, until } from '@/tests/support/fixtures'
import { runFollowUps } from '@/tests/support/follow-ups'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let alice: UserCtx
let bob: UserCtx
const place = { cluster: 'alpha', name: 'web.example.org' }

beforeAll(async () => {
  alice = await person('alice')
  bob = await person('bob')
  alpha = await add('alpha', {
    instances: 1,
    instanceTags: [['ganetimgr:user:alice', 'ganetimgr:needsreboot']],
    instanceName: () => place.name,
  })
  await alpha.pass()
})

const instance = () =>
  db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId: alpha.id, name: place.name } } })

/** Mirrors until the question is answered with yes. */
const followUntil = (question: () => Promise<boolean>) =>
  until(async () => {
    await alpha.follow()
    return question()
  })

/** What became of the first act asked for. */
async function end(asking: Promise<{ act: string }[]>) {
  const [asked] = await asking
  const read = () => db.act.findUniqueOrThrow({ where: { id: asked?.act ?? '' } })
  await followUntil(async () => (await read()).endedAt !== null)
  return read()
}

test('an owner shuts down, starts and reboots; each is an act with its job and an audit entry', async () => {
  const before = await instance()
  if (before.adminState !== 'up') await end(startInstance(alice, place))
  await db.auditEntry.deleteMany()

  const stop = await end(shutDownInstance(alice, place, { how: 'soft', timeoutS: 30 }))
  expect(stop).toMatchObject({ kind: 'instance.shutdown', state: 'success', actorId: alice.actor.id })
  expect(stop.detail).toEqual({ how: 'soft', timeoutS: 30 })
  expect(await instance()).toMatchObject({ adminState: 'down', status: 'ADMIN_down' })
  expect(await refusal(rebootInstance(alice, place, {}))).toMatchObject({ reason: 'act_needs_running' })

  expect(await end(startInstance(alice, place))).toMatchObject({ kind: 'instance.startup', state: 'success' })
  expect(await refusal(startInstance(alice, place))).toMatchObject({ code: 'conflict', reason: 'act_is_running' })

  expect(await end(rebootInstance(alice, place, { type: 'full' }))).toMatchObject({ state: 'success' })
  const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(entries.map(({ action }) => action)).toEqual(['instance.shutdown', 'instance.startup', 'instance.reboot'])
})

test('a restart puts into effect what waited for one: its mark is taken away', async () => {
  expect(await instance()).toMatchObject({ needsReboot: true })
  expect(await runFollowUps(place.name)).toBe(1)
  await followUntil(async () => !(await instance()).needsReboot)
})

test('who does not own it finds nothing', async () => {
  expect(await refusal(startInstance(bob, place))).toMatchObject(notFound)
})

test('a timeout that is none is told beside its field', async () => {
  const asked = async () => shutDownInstance(alice, place, { how: 'soft', timeoutS: 0 })
  expect(await refusal(asked())).toMatchObject({ code: 'invalid', fields: { timeoutS: 'too_small' } })
})

test('of two at once one acts and the other is told', async () => {
  const both = [rebootInstance(alice, place, {}), rebootInstance(alice, place, {})]
  const results = await Promise.allSettled(both)
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = results.findIndex(({ status }) => status === 'rejected')
  expect(await refusal(both[lost] ?? Promise.resolve())).toMatchObject({ reason: 'act_in_flight' })
  await end(both[1 - lost] ?? Promise.resolve([]))
})

test('a job that waits can be cancelled by its owner, one that runs cannot', async () => {
  alpha.simulator.control.pauseJobs()
  const [asked] = await rebootInstance(alice, place, {})
  const id = asked?.act ?? ''
  expect(await refusal(cancelAct(bob, id))).toMatchObject(notFound)
  await cancelAct(alice, id)
  await followUntil(async () => (await db.act.findUniqueOrThrow({ where: { id } })).state === 'canceled')
  expect(await refusal(cancelAct(alice, id))).toMatchObject({ reason: 'act_has_ended' })
  alpha.simulator.control.resumeJobs()
})

test('what cannot be sent is said, and ends the act', async () => {
  await alpha.simulator.control.outage()
  expect(await refusal(rebootInstance(alice, place, {}))).toMatchObject({
    code: 'cluster_unavailable',
    reason: 'act_not_sent',
  })
  expect(await db.act.count({ where: { endedAt: null } })).toBe(0)
  await alpha.simulator.control.recover()
})
