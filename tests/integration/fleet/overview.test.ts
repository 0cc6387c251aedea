import { expect, test } from 'vitest'
import { fileApplication } from '@/lib/applications/file-application'
import { db } from '@/lib/db/client'
import { attention } from '@/lib/fleet/attention'
import { clusterLines } from '@/lib/fleet/overview'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, refusal, wish } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const node = (clusterId: number, name: string, changes: object = {}) => ({
  clusterId,
  name,
  role: 'regular',
  group: 'default',
  offline: false,
  drained: false,
  vmCapable: true,
  memoryTotal: 4096,
  memoryFree: 1024,
  diskTotal: 10_240,
  diskFree: 2_048,
  cpus: 8,
  ...changes,
})

test('what the nodes, instances and jobs of each cluster come to, and what needs attention first', async () => {
  const root = await person('root', { superuser: true })
  const athens = await add('athens', { instances: 0, nodes: 1 })
  const patra = await add('patra', { instances: 0, nodes: 1 })
  await athens.pass()
  const clusterId = athens.id
  await db.node.deleteMany({ where: { clusterId } })
  await db.node.createMany({
    data: [
      node(clusterId, 'node1'),
      node(clusterId, 'node2', { role: 'offline', offline: true, memoryTotal: null, memoryFree: null, cpus: null }),
      node(clusterId, 'node3', { role: 'drained', drained: true, memoryFree: 512 }),
    ],
  })
  const drbd = { diskTemplate: 'drbd', memory: 768, vcpus: 2, secondaryNodes: ['node3'] }
  await db.instance.createMany({
    data: [
      { ...mirrored(clusterId, 'owned'), ...drbd },
      { ...mirrored(clusterId, 'nobodys'), status: 'ADMIN_down', adminState: 'down' },
      { ...mirrored(clusterId, 'broken'), status: 'ERROR_wrongnode' },
      { ...mirrored(clusterId, 'astray'), status: 'ERROR_down' },
      { ...mirrored(clusterId, 'lost'), status: 'ERROR_nodeoffline' },
    ],
  })
  const all = await db.instance.findMany({ where: { name: { not: 'nobodys' } } })
  await db.instanceOwner.createMany({
    data: [
      ...all.map(({ id: instanceId }) => ({ instanceId, kind: 'user', name: 'root', userId: root.actor.id })),
      // A name that nobody bears does not own.
      {
        instanceId: (await db.instance.findFirstOrThrow({ where: { name: 'nobodys' } })).id,
        kind: 'user',
        name: 'gone',
      },
    ],
  })
  const ago = (minutes: number) => new Date(root.now.getTime() - minutes * 60_000)
  const job = (id: number, status: string, changes: object = {}) => ({
    clusterId,
    id,
    status,
    summary: [],
    opcodes: [],
    reason: [],
    log: [],
    receivedAt: ago(1),
    ...changes,
  })
  await db.job.deleteMany({ where: { clusterId } })
  await db.job.createMany({
    data: [
      job(1, 'running', { startedAt: ago(1) }),
      job(2, 'waiting', { receivedAt: ago(20) }),
      job(3, 'error', { endedAt: ago(60) }),
      job(4, 'error', { endedAt: ago(60 * 25) }),
      job(5, 'success', { endedAt: ago(60) }),
    ],
  })
  await db.ganetiNetwork.deleteMany({ where: { clusterId } })
  const net = { clusterId, uuid: 'u', reservedCount: 0, connections: [] }
  await db.ganetiNetwork.createMany({
    data: [
      { ...net, name: 'full', freeCount: 1, map: 'X'.repeat(15).concat('.') },
      { ...net, name: 'roomy', freeCount: 8, map: 'XXXXXXXX........' },
      { ...net, name: 'without a pool', freeCount: 0, map: null },
    ],
  })
  await db.clusterState.update({
    where: { clusterId: patra.id },
    data: { health: 'refused', failingSince: ago(5), answeredAt: ago(6) },
  })
  const lines = await clusterLines(root)
  expect(lines.map(({ slug }) => slug)).toEqual(['athens', 'patra'])
  expect(lines[0]).toMatchObject({
    nodes: 3,
    offline: 1,
    drained: 1,
    memoryTotal: 8192,
    memoryFree: 1536,
    cpus: 16,
    vcpus: 2,
    instances: 5,
    running: 1,
    stopped: 1,
    failing: 2,
    otherwise: 1,
    ownerless: 1,
    short: 1,
    jobsRunning: 1,
    jobsWaiting: 1,
    jobsStuck: 1,
    jobsFailed: 1,
    views: true,
    manages: true,
  })
  expect(lines[1]).toMatchObject({ nodes: 0, memoryTotal: null, short: null, health: 'refused' })
  const found = await attention(root, lines)
  expect(found.map(({ kind, cluster, count, name }) => [kind, cluster, name ?? count])).toEqual([
    ['failing', 'patra', 1],
    ['nodesOffline', 'athens', 1],
    ['instancesFailing', 'athens', 2],
    ['jobsStuck', 'athens', 1],
    ['otherwise', 'athens', 1],
    ['short', 'athens', 1],
    ['networkFull', 'athens', 'full'],
    ['nodesDrained', 'athens', 1],
    ['ownerless', 'athens', 1],
  ])
})

test('one sees the clusters that one views or has in one’s care; who has neither sees no overview', async () => {
  const viewer = await person('viewer', { rights: [['view_instances', 'patra']] })
  const keeper = await person('keeper', { rights: [['manage_clusters', 'athens']] })
  const nobody = await person('nobody', { rights: ['review_applications'] })
  expect((await clusterLines(viewer)).map(({ slug, views, manages }) => [slug, views, manages])).toEqual([
    ['patra', true, false],
  ])
  expect((await clusterLines(keeper)).map(({ slug, views, manages }) => [slug, views, manages])).toEqual([
    ['athens', false, true],
  ])
  expect((await attention(keeper, await clusterLines(keeper))).map(({ cluster }) => cluster)).not.toContain('patra')
  expect(await refusal(clusterLines(nobody))).toMatchObject({ code: 'forbidden' })
})

test('applications that wait are told to those who review them', async () => {
  const [reviewer, viewer] = [
    await person('reviewer', { rights: ['review_applications', 'view_instances'] }),
    await person('onlooker', { rights: ['view_instances'] }),
  ]
  const kinds = async (ctx: typeof reviewer) => (await attention(ctx, await clusterLines(ctx))).map(({ kind }) => kind)
  expect(await kinds(reviewer)).not.toContain('applications')
  await fileApplication(viewer, wish('web.example.org'))
  expect(await kinds(reviewer)).toContain('applications')
  expect(await kinds(viewer)).not.toContain('applications')
})
