import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { approveApplication } from '@/lib/applications/approve-application'
import { checkFit } from '@/lib/applications/check-fit'
import { fileApplication } from '@/lib/applications/file-application'
import { rejectApplication } from '@/lib/applications/reject-application'
import { reviewData } from '@/lib/applications/review-data'
import type { PlanInput } from '@/lib/applications/schema'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import { testDatabase } from '@/tests/support/database'
import { contextOf, notFound, person, planFor, refusal, system, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: Simulated
let patras: Simulated
let alice: UserCtx
let reviewer: UserCtx
let count = 0
beforeAll(async () => {
  athens = await add('athens', {
    nodes: 4,
    groups: ['default', 'fast'],
    groupTags: { fast: ['vg:ssd'] },
    networks: [
      { name: 'public', network: '10.5.0.0/24', gateway: '10.5.0.1', mode: 'routed', link: 'public' },
      { name: 'full', network: '10.6.0.0/29', mode: 'routed', link: 'full', full: true },
      { name: 'lab', network: '10.7.0.0/24', mode: 'bridged', link: 'br100', groups: ['fast'] },
    ],
  })
  patras = await add('patras')
  await athens.pass()
  await patras.pass()
  alice = await person('alice', { groups: ['students'] })
  reviewer = await person('reviewer', { rights: ['review_applications'] })
})

const stored = (id: number) => db.application.findUniqueOrThrow({ where: { id }, include: { acts: true } })
const creations = (name: string) =>
  athens.simulator.control.requests().filter(({ method, body }) => method === 'POST' && body.includes(`"${name}"`))

/** An application of alice, its name and a plan for it. */
async function pending(changes: Partial<PlanInput> = {}) {
  count += 1
  const name = `i${count}.example.org`
  const { id } = await fileApplication(alice, wish(name))
  return { id, name, plan: planFor(athens.id, name, changes) }
}

test('S6: of two reviewers at once one submits and the other is told', async () => {
  const other = await person('other', { rights: ['review_applications'] })
  const { id, name, plan } = await pending()
  const both = await Promise.allSettled([
    approveApplication(reviewer, id, { version: 1, plan }),
    approveApplication(other, id, { version: 1, plan }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(lost).toMatchObject({ code: 'conflict', reason: 'application_decided' })
  expect(creations(name)).toHaveLength(1)
  expect((await stored(id)).acts).toHaveLength(1)
  expect(await db.mail.count({ where: { subject: { contains: `approved: ${name}` } } })).toBe(1)
})

test('S6: what is decided is not approved again', async () => {
  const { id, name, plan } = await pending()
  await rejectApplication(reviewer, id, 1, 'no')
  const decided = { code: 'conflict', reason: 'application_decided' }
  expect(await refusal(approveApplication(reviewer, id, { version: 2, plan }))).toMatchObject(decided)
  const submitted = await pending()
  await approveApplication(reviewer, submitted.id, { version: 1, plan: submitted.plan })
  const again = approveApplication(reviewer, submitted.id, { version: 3, plan: submitted.plan })
  expect(await refusal(again)).toMatchObject(decided)
  expect(creations(name)).toEqual([])
})

test('a decision names the version that it was taken on', async () => {
  const { id, plan } = await pending()
  await db.application.update({ where: { id }, data: { version: 2 } })
  const stale = await refusal(approveApplication(reviewer, id, { version: 1, plan }))
  expect(stale).toMatchObject({ code: 'conflict', reason: 'application_changed' })
})

test('S11: what the cluster does not have cannot be planned, and every wrong field is named at once', async () => {
  const { id, name, plan } = await pending()
  const wrong = {
    ...plan,
    network: 'gnt:nowhere',
    diskTemplate: 'plain',
    volumeGroup: 'nowhere',
    hypervisor: 'kvm',
    os: 'os:windows',
    memory: 40_000,
    vcpus: 9,
  }
  expect((await refusal(approveApplication(reviewer, id, { version: 1, plan: wrong }))).fields).toEqual({
    network: 'network_not_offered',
    diskTemplate: 'disk_template_not_offered',
    volumeGroup: 'volume_group_not_offered',
    hypervisor: 'hypervisor_not_offered',
    os: 'os_not_offered',
    memory: 'above_policy',
    vcpus: 'above_policy',
  })
  const fieldsOf = async (changes: Partial<PlanInput>) =>
    (await refusal(approveApplication(reviewer, id, { version: 1, plan: { ...plan, ...changes } }))).fields
  expect(await fieldsOf({ nodeGroup: 'nowhere' })).toEqual({ nodeGroup: 'node_group_not_offered' })
  expect(await fieldsOf({ network: 'gnt:lab' })).toEqual({ network: 'network_not_offered' })
  expect(await fieldsOf({ network: 'gnt:full' })).toEqual({ network: 'network_full' })
  expect(await fieldsOf({ clusterId: 999_999 })).toEqual({ clusterId: 'cluster_not_offered' })
  expect(await fieldsOf({ clusterId: 2 ** 40 })).toEqual({ clusterId: 'required' })
  expect(await fieldsOf({ memory: 1 })).toEqual({ memory: 'below_policy' })
  expect(await fieldsOf({ organizationId: 12_345 })).toEqual({ organizationId: 'invalid_value' })
  expect(await stored(id)).toMatchObject({ status: 'pending', version: 1, plan: null, acts: [] })
  expect(creations(name)).toEqual([])
})

test('an operating system that another cluster has is not on this one', async () => {
  const naxos = await add('naxos', { oses: [{ name: 'plan9', variants: [] }] })
  await naxos.pass()
  const { id, plan } = await pending({ os: 'os:plan9' })
  const refused = await refusal(approveApplication(reviewer, id, { version: 1, plan }))
  expect(refused.fields).toEqual({ os: 'os_not_on_cluster' })
})

test('the reviewer may rename it, to a name that is free', async () => {
  const taken = await pending()
  const { id, plan } = await pending()
  const clash = await refusal(approveApplication(reviewer, id, { version: 1, plan: { ...plan, hostname: taken.name } }))
  expect(clash.fields).toEqual({ hostname: 'hostname_taken' })
  const renamed = { ...plan, hostname: 'renamed.example.org' }
  await approveApplication(reviewer, id, { version: 1, plan: renamed, comments: 'a better name' })
  const application = await stored(id)
  expect(application).toMatchObject({ nameHeld: 'renamed.example.org', reviewerComments: 'a better name' })
  expect(application.acts).toMatchObject([{ instance: 'renamed.example.org', kind: 'instance.create' }])
})

test('two applications renamed at once to one name: one is', async () => {
  const [one, two] = [await pending(), await pending()]
  const tried = await Promise.allSettled(
    [one, two].map(({ id, plan }) =>
      approveApplication(reviewer, id, { version: 1, plan: { ...plan, hostname: 'same.example.org' } }),
    ),
  )
  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [lost] = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(lost).toMatchObject({ fields: { hostname: { code: 'hostname_taken' } } })
  expect(creations('same.example.org')).toHaveLength(1)
})

test('a reviewer of one cluster approves for that one alone', async () => {
  const local = await person('local', { rights: [['review_applications', 'patras']] })
  const { id, name, plan } = await pending()
  const elsewhere = await refusal(approveApplication(local, id, { version: 1, plan }))
  expect(elsewhere.fields).toEqual({ clusterId: 'cluster_not_offered' })
  expect((await refusal(checkFit(local, id, plan))).fields).toEqual({ clusterId: 'cluster_not_offered' })
  const here = { ...plan, clusterId: patras.id }
  expect(await approveApplication(local, id, { version: 1, plan: here })).toMatchObject({ state: 'submitted' })
  expect(creations(name)).toEqual([])
  expect((await reviewData(local, (await pending()).id)).clusters.map(({ slug }) => slug)).toEqual(['patras'])
})

test('who does not review has nothing to review', async () => {
  const { id, plan } = await pending()
  const nobody = await person('nobody')
  const refused = [
    approveApplication(alice, id, { version: 1, plan }),
    checkFit(alice, id, plan),
    reviewData(alice, id),
    reviewData(nobody, id),
  ]
  for (const one of await Promise.all(refused.map(refusal))) expect(one).toMatchObject(notFound)
  expect((await refusal(approveApplication(system() as unknown as UserCtx, id, { version: 1, plan }))).code).toBe(
    'forbidden',
  )
})

test('a cluster that our credentials may only read, or that makes no instances, is none to plan on', async () => {
  const naxos = await add('paros', {}, { rapiUser: 'reader', rapiPassword: 'reader-secret' })
  await naxos.pass()
  const { id, plan } = await pending({ clusterId: naxos.id })
  const refused = await refusal(approveApplication(reviewer, id, { version: 1, plan }))
  expect(refused).toMatchObject({ code: 'cluster_unavailable', reason: 'cluster_read_only' })
  expect(await stored(id)).toMatchObject({ status: 'pending', acts: [] })
  for (const data of [{ creationDisabled: true }, { creationDisabled: false, disabled: true }]) {
    await db.cluster.update({ where: { id: naxos.id }, data })
    const { fields } = await refusal(approveApplication(reviewer, id, { version: 1, plan }))
    expect(fields).toEqual({ clusterId: 'cluster_not_offered' })
  }
})

test('B3: the network that the applicant wished for is seen by the reviewer and chosen to begin with', async () => {
  const group = await db.group.findUniqueOrThrow({ where: { name: 'students' } })
  const lab = {
    description: 'The lab',
    clusterId: athens.id,
    link: 'br100',
    mode: 'bridged' as const,
    groupIds: [group.id],
  }
  const { id: networkId } = await addNetwork(system(), lab)
  const { id } = await fileApplication(await contextOf('alice'), wish('lab.example.org', { networkId }))
  const { application, initial } = await reviewData(reviewer, id)
  expect(application.network).toMatchObject({ description: 'The lab' })
  expect(initial).toMatchObject({ clusterId: athens.id, nodeGroup: 'fast', network: 'gnt:lab' })
})

test('the reviewer sees room, addresses and what the applicant has', async () => {
  const { id } = await pending()
  const { clusters, owns, initial } = await reviewData(reviewer, id)
  const cluster = clusters.find(({ slug }) => slug === 'athens')
  expect(cluster?.groups.map(({ name }) => name)).toEqual(['default', 'fast'])
  const fast = cluster?.groups.find(({ name }) => name === 'fast')
  expect(fast).toMatchObject({ volumeGroups: ['ssd'], nodes: ['node2.athens.example.org', 'node4.athens.example.org'] })
  expect(fast?.room.memoryFree).toBeGreaterThan(0)
  expect(fast?.networks.find(({ name }) => name === 'full')).toMatchObject({ full: true, free: 0 })
  expect(owns.instances).toBe(0)
  expect(initial).toMatchObject({ network: 'gnt:public', diskTemplate: 'file', start: true })
})

test('whether it fits is asked of Ganeti, which makes nothing of it', async () => {
  const { id, name, plan } = await pending()
  const fit = await checkFit(reviewer, id, plan)
  expect(fit).toMatchObject({ fits: true, nodes: [expect.stringMatching(/^node[13]\.athens\.example\.org$/)] })
  const tooMuch = await checkFit(reviewer, id, { ...plan, memory: 32_000 })
  expect(tooMuch).toMatchObject({ fits: false, code: 'memory', text: expect.stringContaining('FailMem') })
  const { instances } = athens.simulator.control.state()
  expect(instances.map((one) => one.name)).not.toContain(name)
  expect(await stored(id)).toMatchObject({ status: 'pending', version: 1, acts: [] })
  await athens.simulator.control.outage()
  expect(await refusal(checkFit(reviewer, id, plan))).toMatchObject({
    code: 'cluster_unavailable',
    values: { cluster: 'athens', why: 'refused' },
  })
  await athens.simulator.control.recover()
})
