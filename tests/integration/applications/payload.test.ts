import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { approveApplication } from '@/lib/applications/approve-application'
import { fileApplication } from '@/lib/applications/file-application'
import type { PlanInput } from '@/lib/applications/schema'
import type { ClusterInput } from '@/lib/clusters/schema'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import type { SimulatorOptions } from '@/simulator/options'
import { testDatabase } from '@/tests/support/database'
import { person, planFor, refusal, system, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alice: UserCtx
let reviewer: UserCtx
let count = 0
beforeAll(async () => {
  process.env.PUBLIC_URL = 'https://portal.example.org'
  alice = await person('alice')
  reviewer = await person('reviewer', { rights: ['review_applications'] })
  await db.sshKey.create({
    data: { userId: alice.actor.id, type: 'ssh-ed25519', key: 'AAAAC3', comment: 'alice@home', fingerprint: 'f' },
  })
})

async function cluster(slug: string, options: SimulatorOptions, input: Partial<ClusterInput> = {}) {
  const one = await add(slug, options, input)
  await one.pass()
  return one
}

/** What Ganeti was sent for such a plan, and how its job ended. */
async function sent(on: Simulated, changes: Partial<PlanInput>) {
  count += 1
  const name = `p${count}.example.org`
  const { id } = await fileApplication(alice, wish(name))
  on.simulator.control.requests({ forget: true })
  const submission = await approveApplication(reviewer, id, { version: 1, plan: planFor(on.id, name, changes) })
  if (submission.state !== 'submitted') throw new Error(JSON.stringify(submission))
  const outcome = await on.simulator.control.jobEnded(submission.jobId)
  const [request] = on.simulator.control.requests().filter(({ method }) => method === 'POST')
  const instance = on.simulator.control.state().instances.find((one) => one.name === name)
  const application = await db.application.findUniqueOrThrow({ where: { id } })
  return { body: JSON.parse(request?.body ?? 'null'), outcome, instance, application, name }
}

test('B2: of a gnt-network the name is sent, of a stored one link and mode, and Ganeti takes both', async () => {
  const athens = await cluster('athens', {})
  const stored = { description: 'Lab', clusterId: athens.id, link: 'br100', mode: 'bridged' } as const
  const routed = await sent(athens, { network: 'gnt:public' })
  expect(routed.body.nics).toEqual([{ network: 'public', ip: 'pool' }])
  expect(routed.outcome).toBe('success')
  expect(routed.instance?.nics).toMatchObject([
    { mode: 'routed', link: 'public', ip: expect.stringMatching(/^10\.5\.0\./) },
  ])
  const bridged = await sent(athens, { network: 'gnt:private' })
  expect(bridged.body.nics).toEqual([{ network: 'private' }])
  expect(bridged.outcome).toBe('success')
  await db.ganetiNetwork.deleteMany({ where: { name: 'private' } })
  const { id } = await addNetwork(system(), stored)
  const own = await sent(athens, { network: `stored:${id}` })
  expect(own.body.nics).toEqual([{ mode: 'bridged', link: 'br100' }])
  expect(own.outcome).toBe('success')
})

test('all of spec 4.6, with the tags of spec 3.3', async () => {
  const naxos = await cluster('naxos', { groupTags: { default: ['vg:ssd'] }, diskTemplates: ['plain', 'drbd', 'file'] })
  const { id: organizationId } = await db.organization.create({ data: { title: 'University', tag: 'uni' } })
  const { body, application, name } = await sent(naxos, {
    diskTemplate: 'plain',
    volumeGroup: 'ssd',
    organizationId,
    mailServer: true,
    start: false,
    memory: 2048,
    vcpus: 2,
    disk: 7,
  })
  expect(body).toEqual({
    __version__: 1,
    mode: 'create',
    name,
    os: 'noop',
    disk_template: 'plain',
    disks: [{ size: 7168, vg: 'ssd' }],
    nics: [{ network: 'public', ip: 'pool' }],
    beparams: { memory: 2048, vcpus: 2 },
    osparams: {},
    tags: [
      'ganetimgr:user:alice',
      `ganetimgr:application:${application.id}`,
      'ganetimgr:service:mail',
      'ganetimgr:org:uni',
      'ganetimgr:vg:ssd',
    ],
    start: false,
    ip_check: false,
    name_check: false,
    wait_for_sync: false,
  })
})

test('an organisation without a tag gives none', async () => {
  const paros = await cluster('paros', {})
  const { id: organizationId } = await db.organization.create({ data: { title: 'Tagless' } })
  const { body } = await sent(paros, { organizationId })
  expect(body.tags.join()).not.toContain(':org:')
})

test('B19: a node group is sent as the allocator’s limit, the one called default too, and no nodes are named', async () => {
  const syros = await cluster('syros', { groups: ['default', 'fast'], nodes: 4 })
  for (const nodeGroup of ['default', 'fast']) {
    const { body, instance } = await sent(syros, { nodeGroup })
    expect(body).toMatchObject({ group_name: nodeGroup })
    expect(body).not.toHaveProperty('pnode')
    const { nodes, groups } = syros.simulator.control.state()
    const node = nodes.find((one) => one.name === instance?.pnode)
    expect(groups.find((one) => one.uuid === node?.group)?.name).toBe(nodeGroup)
  }
})

test('where a group has one node, that one is named: the allocator refuses such', async () => {
  const delos = await cluster('delos', { nodes: 1 })
  const { body, outcome } = await sent(delos, {})
  expect(body).toMatchObject({ pnode: 'node1.delos.example.org' })
  expect(body).not.toHaveProperty('group_name')
  expect(outcome).toBe('success')
})

test('an external storage provider goes with the parameters of the cluster’s tags', async () => {
  const clusterTags = ['ganetimgr:ext:rbd1', 'ganetimgr:ext:rbd1:params:pool:fast', 'ganetimgr:ext:other', 'x:ext:no']
  const ios = await cluster('ios', { diskTemplates: ['ext', 'file'], clusterTags })
  const { body } = await sent(ios, { diskTemplate: 'rbd1[ext]' })
  expect(body).toMatchObject({ disk_template: 'ext', disks: [{ size: 5120, provider: 'rbd1', pool: 'fast' }] })
  const { id } = await fileApplication(alice, wish('ext.example.org'))
  for (const diskTemplate of ['ext', 'no[ext]', 'rbd1']) {
    const plan = planFor(ios.id, 'ext.example.org', { diskTemplate })
    const refused = await refusal(approveApplication(reviewer, id, { version: 1, plan }))
    expect(refused.fields).toEqual({ diskTemplate: 'disk_template_not_offered' })
  }
})

test('an image brings its parameters, and the keys in each of the two ways', async () => {
  const milos = await cluster('milos', { oses: [{ name: 'snf-image', variants: ['default'] }] })
  const image = {
    provider: 'snf-image+default',
    description: 'Debian',
    source: 'https://images.example.org/d.meta',
    fetchedAt: new Date(),
  }
  const osparams = { img_id: 'debian', img_properties: { OSFAMILY: 'linux' }, img_passwd: 'hunter22', size: 3 }
  await db.image.create({ data: { ...image, id: 'debian', osparams, sshKeyUsers: 'root debian' } })
  await db.image.create({ data: { ...image, id: 'fetching', osparams: { img_id: 'f' }, sshKeyParam: 'keys_url' } })
  const files = await sent(milos, { os: 'image:debian' })
  expect(files.body.os).toBe('snf-image+default')
  const { img_personality: personality, ...others } = files.body.osparams
  expect(others).toEqual({
    img_id: 'debian',
    img_properties: '{"OSFAMILY":"linux"}',
    img_passwd: 'hunter22',
    size: '3',
  })
  expect(JSON.parse(personality).map((file: { path: string }) => file.path)).toEqual([
    '/root/.ssh/authorized_keys',
    '/home/debian/.ssh/authorized_keys',
  ])
  const [first] = JSON.parse(personality)
  expect(Buffer.from(first.contents, 'base64').toString()).toBe('ssh-ed25519 AAAAC3 alice@home\n')
  const { body, application } = await sent(milos, { os: 'image:fetching' })
  const address = `https://portal.example.org/application/${application.id}/${application.cookie}/ssh_keys`
  expect(body.osparams).toEqual({ img_id: 'f', keys_url: address })

  await milos.follow()
  const kept = JSON.stringify([
    await db.job.findMany(),
    await db.act.findMany(),
    await db.auditEntry.findMany(),
    await db.mail.findMany(),
    await db.instance.findMany(),
  ])
  for (const secret of ['hunter22', application.cookie]) expect(kept, 'S8').not.toContain(secret)
})

test('a name that fits no tag is refused before anything is asked', async () => {
  const kos = await cluster('kos', {})
  const { id } = await fileApplication(alice, wish('tag.example.org'))
  const { id: organizationId } = await db.organization.create({ data: { title: 'Greek', tag: 'οργανισμός' } })
  kos.simulator.control.requests({ forget: true })
  const plan = planFor(kos.id, 'tag.example.org', { organizationId })
  expect((await refusal(approveApplication(reviewer, id, { version: 1, plan }))).fields).toEqual({
    form: 'tag_impossible',
  })
  expect(kos.simulator.control.requests()).toEqual([])
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ status: 'pending', plan: null })
})
