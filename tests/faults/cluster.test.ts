import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { approveApplication } from '@/lib/applications/approve-application'
import { fileApplication } from '@/lib/applications/file-application'
import { readApplication } from '@/lib/applications/queries'
import { editCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { shutDownInstance, startInstance } from '@/lib/instances/power'
import { synchronise } from '@/lib/sync/once'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import type { Control } from '@/simulator/control/control'
import type { HttpFault } from '@/simulator/control/http-faults'
import { testDatabase } from '../support/database'
import { person, planFor, refusal, system, until, wish } from '../support/fixtures'
import { connectionTo, type Simulated, simulators } from '../support/simulated'
import { tried } from './tried'

testDatabase()
const { add } = simulators()

const SAME = 'same.example.org'
const ODD = [
  'a',
  `${'l'.repeat(63)}.example.org`,
  'xn--hxargifdar.example.org',
  '0.1.2.3.example',
  'under_score.example.org',
]

let athens: Simulated
let patras: Simulated
let alice: UserCtx
let rita: UserCtx
beforeAll(async () => {
  alice = await person('alice')
  rita = await person('rita', { rights: ['review_applications'] })
  const instanceTags = [['ganetimgr:user:alice']]
  athens = await add('athens', {
    instances: 6,
    instanceTags,
    instanceName: (index) => [SAME, ...ODD][index - 1] ?? SAME,
  })
  patras = await add('patras', { instances: 1, instanceTags, instanceName: () => SAME })
  await synchronise(null)
})
afterEach(async () => {
  for (const { simulator } of [athens, patras]) simulator.control.clearFaults()
  await athens.simulator.control.recover()
})

const answer = (fault: HttpFault) => (control: Control) => control.addFault({ fault })
const body = (text: string) => answer({ kind: 'body', body: text })

/** What a cluster does, and the health that it is given. */
const ANSWERS: [what: string, health: keyof typeof en.health, begin: (control: Control) => unknown][] = [
  ['is down', 'refused', (control) => control.outage()],
  ['cuts the connection before it answers', 'unreachable', answer({ kind: 'refuse' })],
  ['resets the connection half-way through', 'unreachable', answer({ kind: 'reset' })],
  ['answers in HTML', 'malformed', answer({ kind: 'garbage' })],
  ['ends an answer too early', 'malformed', answer({ kind: 'truncate' })],
  ['answers with 100 MB', 'too_large', answer({ kind: 'huge', bytes: 100 * 1024 * 1024 })],
  ['answers with a hundred thousand brackets', 'malformed', body('['.repeat(100_000) + ']'.repeat(100_000))],
  ['answers with objects that never end', 'malformed', body('{"data":'.repeat(50_000))],
  ['answers with a number', 'malformed', body('42')],
  ['answers with nothing', 'malformed', body('')],
  ['answers with other types', 'malformed', body('{"data": "many", "fields": 7, "name": [], "nodes": null}')],
  ['refuses the password', 'unauthorized', answer({ kind: 'status', status: 401 })],
  ['lets the account do nothing', 'forbidden', answer({ kind: 'status', status: 403 })],
  ['knows no RAPI', 'not_found', answer({ kind: 'status', status: 404 })],
  ['fails', 'unavailable', answer({ kind: 'status', status: 500 })],
  ['is behind a proxy that does not reach it', 'unavailable', answer({ kind: 'status', status: 502 })],
  ['takes no more', 'unavailable', answer({ kind: 'status', status: 503 })],
]

describe('a cluster that', () => {
  test.each(ANSWERS)('%s keeps its rows, is named so in words, and recovers by itself', async (_, health, begin) => {
    const { control } = athens.simulator
    await begin(control)
    const failing = await synchronise(null)
    expect(failing).toMatchObject([
      { cluster: 'athens', failure: expect.stringMatching(new RegExp(`^${health}`)), instances: 6 },
      { cluster: 'patras', failure: null, instances: 1 },
    ])
    expect(await db.clusterState.findUnique({ where: { clusterId: athens.id } })).toMatchObject({ health })
    for (const { health: words } of [en, el]) expect(words[health]).toMatch(/\p{L}/u)
    control.clearFaults()
    await control.recover()
    expect(await synchronise('athens')).toMatchObject([{ failure: null, instances: 6 }])
  })

  test('has another password is asked again once that is entered', async () => {
    const { control } = athens.simulator
    const users = (password: string) => control.setUsers([{ name: 'writer', password, options: ['write'] }])
    users('changed')
    expect(await synchronise('athens')).toMatchObject([{ failure: expect.stringMatching(/^unauthorized/) }])
    await editCluster(system(), athens.id, {
      ...connectionTo(athens.simulator),
      slug: 'athens',
      rapiPassword: 'changed',
    })
    expect(await synchronise('athens')).toMatchObject([{ failure: null }])
  })

  test('has moved to another address is asked there once that is entered', async () => {
    const naxos = await add('naxos', { instances: 1 })
    await synchronise('naxos')
    await naxos.simulator.stop()
    expect(await synchronise('naxos')).toMatchObject([{ failure: expect.stringMatching(/^refused/), instances: 1 }])
    const moved = await add('moved', { instances: 2 })
    await db.cluster.delete({ where: { id: moved.id } })
    await editCluster(system(), naxos.id, { ...connectionTo(moved.simulator), slug: 'naxos' })
    expect(await synchronise('naxos')).toMatchObject([{ failure: null, instances: 2 }])
    await db.cluster.delete({ where: { id: naxos.id } })
  })

  test.each([3_600, -3_600])('has a clock %i s ahead is followed as any other', async (clockOffsetS) => {
    const slug = clockOffsetS > 0 ? 'early' : 'late'
    const name = `${slug}.example.org`
    const cluster = await add(slug, {
      instances: 1,
      instanceName: () => name,
      clockOffsetS,
      instanceTags: [['ganetimgr:user:alice']],
    })
    await cluster.pass()
    const row = () => db.instance.findFirstOrThrow({ where: { name } })
    const act =
      (await row()).adminState === 'up'
        ? shutDownInstance(alice, { cluster: slug, name }, { how: 'hard' })
        : startInstance(alice, { cluster: slug, name })
    const [asked] = await act
    await until(async () => {
      await cluster.follow()
      return (await db.act.findUniqueOrThrow({ where: { id: asked?.act ?? '' } })).endedAt !== null
    })
    expect(await db.act.findUnique({ where: { id: asked?.act ?? '' } })).toMatchObject({ state: 'success' })
    cluster.simulator.control.operator.setTags(name, ['ganetimgr:user:alice', 'seen'])
    await cluster.follow()
    expect((await row()).tags).toContain('seen')
    await db.cluster.delete({ where: { id: cluster.id } })
  })
})

test('instances of odd names are mirrored, and acted on', async () => {
  const names = (await db.instance.findMany({ where: { clusterId: athens.id } })).map(({ name }) => name)
  expect(names.sort()).toEqual([SAME, ...ODD].sort())
  for (const name of ODD) {
    const { adminState } = athens.simulator.control.state().instances.find((one) => one.name === name) ?? {}
    const place = { cluster: 'athens', name }
    const [asked] = await (adminState === 'up'
      ? shutDownInstance(alice, place, { how: 'hard' })
      : startInstance(alice, place))
    await until(async () => {
      await athens.follow()
      return (await db.act.findUniqueOrThrow({ where: { id: asked?.act ?? '' } })).state === 'success'
    })
  }
})

test('of two instances of one name each is its cluster’s', async ({ task }) => {
  const adminState = async ({ id }: Simulated) =>
    (await db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId: id, name: SAME } } })).adminState
  const before = await adminState(athens)
  const place = { cluster: 'patras', name: SAME }
  const wasUp = (await adminState(patras)) === 'up'
  await (wasUp ? shutDownInstance(alice, place, { how: 'hard' }) : startInstance(alice, place))
  await until(async () => {
    await Promise.all([athens.follow(), patras.follow()])
    return (await adminState(patras)) === (wasUp ? 'down' : 'up')
  })
  expect(await adminState(athens)).toBe(before)
  tried(task, 1)
})

test('a job queue that is drained refuses the act at once, with Ganeti’s words', async () => {
  patras.simulator.control.setJobFaults({ drained: true })
  const place = { cluster: 'patras', name: SAME }
  const up = patras.simulator.control.state().instances[0]?.adminState === 'up'
  const refused = await refusal(up ? shutDownInstance(alice, place, { how: 'hard' }) : startInstance(alice, place))
  expect(refused).toMatchObject({ code: 'cluster_unavailable', reason: 'act_not_sent' })
  const act = await db.act.findFirstOrThrow({ where: { clusterId: patras.id }, orderBy: { id: 'desc' } })
  expect(act).toMatchObject({ state: 'not_started', jobId: null, errorText: 'Queue drained' })
})

test('a network that fills up between choice and job is a failure with the reason, and can be submitted elsewhere', async () => {
  const { id } = await fileApplication(alice, wish('full.example.org'))
  patras.simulator.control.operator.fillNetwork('public')
  const approve = async (network: string) => {
    const { version } = await db.application.findUniqueOrThrow({ where: { id } })
    return approveApplication(rita, id, { version, plan: planFor(patras.id, 'full.example.org', { network }) })
  }
  await approve('gnt:public')
  await until(async () => {
    await patras.follow()
    return (await readApplication(alice, id)).status === 'failed'
  })
  const act = await db.act.findFirstOrThrow({ where: { applicationId: id } })
  expect(act.errorText).toMatch(/network|address/i)
})
