import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { readAddressMap } from '@/lib/fleet/address-map'
import { readLatency } from '@/lib/fleet/latency'
import { readNetworks } from '@/lib/fleet/networks'
import { readFleetCluster } from '@/lib/fleet/read-cluster'
import { markFailing } from '@/lib/sync/health'
import { forgetLatencies } from '@/lib/sync/latency'
import type { NetworkSpec } from '@/simulator/options'
import { testDatabase } from '@/tests/support/database'
import { mirrored, notFound, person, refusal } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const NOW = new Date('2026-11-22T12:10:00Z')
let athens: Simulated
let patra: Simulated
let [root, viewer, keeper]: UserCtx[] = []

const networks: NetworkSpec[] = [
  { name: 'wide', network: '10.20.0.0/23', gateway: '10.20.0.1', mode: 'routed', link: 'main' },
  { name: 'other', network: '10.20.0.0/23', mode: 'bridged', link: 'br7' },
]
const nic = (ip: string, network: string | null) => ({
  name: null,
  mac: `aa:00:00:00:00:${ip.split('.')[3]}`,
  ip,
  network,
})

beforeAll(async () => {
  athens = await add('athens', { instances: 0, nodes: 3, groups: ['default', 'night'], networks })
  patra = await add('patra', { instances: 0, nodes: 1 })
  root = await person('root', { superuser: true })
  viewer = await person('viewer', { rights: [['view_instances', 'athens']] })
  keeper = await person('keeper', { rights: [['manage_clusters', 'patra']] })
  await athens.pass(NOW)
  await patra.pass(NOW)
})

const at = (ctx: UserCtx | undefined, now = NOW): UserCtx => {
  if (!ctx) throw new Error('nobody')
  return { ...ctx, now }
}

test('a cluster with its policy, node groups and systems: to who views it, and to who keeps it though it is disabled', async () => {
  await db.nodeGroup.update({
    where: { clusterId_name: { clusterId: athens.id, name: 'night' } },
    data: { tags: ['locked', 'vg:fast', 'east'], allocPolicy: 'last_resort' },
  })
  const cluster = await readFleetCluster(at(viewer), 'athens')
  expect(cluster).toMatchObject({ slug: 'athens', views: true, manages: false, counts: { nodes: 3, networks: 2 } })
  expect(cluster.info.ipolicy.minmax[0]?.max.memorySize).toBeGreaterThan(0)
  expect(cluster.info.ipolicy.std.diskSize).toBeGreaterThan(0)
  const night = { locked: true, volumeGroups: ['fast'], tags: ['east'], allocPolicy: 'last_resort' }
  expect(cluster.groups.find(({ name }) => name === 'night')).toMatchObject(night)
  const [first] = cluster.groups
  expect(first).toMatchObject({ name: 'default', locked: false })
  expect(first?.nodes.map(({ role }) => role)).toContain('master')
  expect(first?.networks.map(({ name }) => name)).toEqual(['other', 'wide'])
  expect(cluster.state?.osList.length).toBeGreaterThan(0)
  expect(JSON.stringify(cluster)).not.toContain('writer')

  expect(await refusal(readFleetCluster(at(viewer), 'patra'))).toMatchObject(notFound)
  expect(await refusal(readFleetCluster(await person('nobody'), 'athens'))).toMatchObject(notFound)
  expect(await refusal(readFleetCluster(at(root), 'no-such-cluster'))).toMatchObject(notFound)
  await db.cluster.update({ where: { slug: 'patra' }, data: { disabled: true } })
  expect(await readFleetCluster(at(keeper), 'patra')).toMatchObject({ manages: true, views: false })
  const helpdesk = await person('helpdesk', { rights: ['view_instances'] })
  expect(await refusal(readFleetCluster(helpdesk, 'patra'))).toMatchObject(notFound)
})

test('a network’s addresses a page at a time, each with who uses it', async () => {
  const owner = await person('olga')
  const one = await db.instance.create({
    data: {
      ...mirrored(athens.id, 'web'),
      nics: [nic('10.20.0.7', 'wide'), nic('10.20.1.9', 'wide')],
      addresses: ['10.20.0.7', '10.20.1.9'],
    },
  })
  await db.instanceOwner.create({ data: { instanceId: one.id, kind: 'user', name: 'olga', userId: owner.actor.id } })
  await db.instance.create({
    data: { ...mirrored(athens.id, 'elsewhere'), nics: [nic('10.20.0.8', 'other')], addresses: ['10.20.0.8'] },
  })
  const listed = await readNetworks(at(viewer), 'athens')
  expect(listed.networks.map(({ name, gateway }) => [name, gateway])).toEqual([
    ['other', null],
    ['wide', '10.20.0.1'],
  ])
  const page = (number: number) => readAddressMap(at(viewer), 'athens', 'wide', number)
  const first = await page(1)
  const use = (map: typeof first, address: string) => map.addresses?.find((entry) => entry.address === address)?.use
  expect(first).toMatchObject({ size: 512, pages: 2, page: 1, views: true })
  expect(first.addresses).toHaveLength(256)
  expect(['10.20.0.0', '10.20.0.1', '10.20.0.7', '10.20.0.8', '10.20.0.255'].map((one) => use(first, one))).toEqual([
    'network',
    'gateway',
    'instance',
    'free',
    'free',
  ])
  expect(first.users).toMatchObject([{ name: 'web', ip: '10.20.0.7' }])
  expect(first.users[0]?.owners).toContain('olga')
  const second = await page(2)
  expect(second.users).toMatchObject([{ name: 'web', ip: '10.20.1.9' }])
  expect(use(second, '10.20.1.255')).toBe('broadcast')
  expect((await page(99)).page).toBe(2)
  expect(await refusal(readAddressMap(at(viewer), 'athens', 'no-such-network', 1))).toMatchObject(notFound)
  expect(await refusal(readAddressMap(at(keeper), 'athens', 'wide', 1))).toMatchObject(notFound)
})

test('what Ganeti keeps back is reserved; a network without a pool lists the instances in it', async () => {
  const key = { clusterId_name: { clusterId: athens.id, name: 'wide' } }
  const { map } = await db.ganetiNetwork.findUniqueOrThrow({ where: key })
  await db.ganetiNetwork.update({ where: key, data: { map: `${map?.slice(0, 20)}X${map?.slice(21)}` } })
  const { addresses } = await readAddressMap(at(viewer), 'athens', 'wide', 1)
  expect(addresses?.[20]).toEqual({ address: '10.20.0.20', use: 'reserved' })
  await db.ganetiNetwork.update({
    where: { clusterId_name: { clusterId: athens.id, name: 'other' } },
    data: { map: null, subnet: null },
  })
  const poolless = await readAddressMap(at(viewer), 'athens', 'other', 1)
  expect(poolless).toMatchObject({ addresses: null, free: null, users: [{ name: 'elsewhere', ip: '10.20.0.8' }] })
})

test('how long a cluster took to answer, by the hour and by the day; what failed; what is old goes', async () => {
  const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
  const failure = { health: 'unreachable', detail: 'no route', shownFingerprint: null }
  await markFailing(athens.id, failure, ago(2))
  await markFailing(athens.id, failure, ago(2))
  await athens.pass(NOW)
  const { points, step } = await readLatency(at(viewer), 'athens', 7)
  expect(step).toBe(3600)
  expect(points).toEqual([
    { at: '2026-11-22T10:00:00Z', mean: null, slowest: null, answers: 0, failures: 2 },
    { at: '2026-11-22T12:00:00Z', mean: expect.any(Number), slowest: expect.any(Number), answers: 2, failures: 0 },
  ])
  const year = await readLatency(at(viewer), 'athens', 365)
  expect(year.points).toMatchObject([{ at: '2026-11-22T00:00:00Z', answers: 2, failures: 2 }])
  expect(await refusal(readLatency(at(keeper), 'athens', 7))).toMatchObject(notFound)
  await forgetLatencies(new Date('2028-01-01T00:00:00Z'))
  expect(await db.rapiLatency.count()).toBe(0)
})
