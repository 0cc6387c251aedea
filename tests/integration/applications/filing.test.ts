import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { fileApplication } from '@/lib/applications/file-application'
import { formData, isNameFree } from '@/lib/applications/form-data'
import { readApplication } from '@/lib/applications/queries'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: Simulated
let alice: UserCtx
let bob: UserCtx
beforeAll(async () => {
  athens = await add('athens', { instances: 1, instanceName: () => 'taken.example.org' })
  await athens.pass()
  alice = await person('alice', { groups: ['students'] })
  bob = await person('bob')
})

const filed = async (ctx: UserCtx, input: Parameters<typeof fileApplication>[1]) => {
  const { id } = await fileApplication(ctx, input)
  return db.application.findUniqueOrThrow({ where: { id } })
}
const fieldsOf = async (input: Parameters<typeof fileApplication>[1], ctx = alice) =>
  (await refusal(fileApplication(ctx, input))).fields

test('an application is filed as it was wished, its name in the form that names have', async () => {
  const application = await filed(alice, wish('  WWW.Example.ORG. ', { memory: '2048', mailServer: true }))
  expect(application).toMatchObject({
    hostname: 'www.example.org',
    nameHeld: 'www.example.org',
    memory: 2048,
    mailServer: true,
    status: 'pending',
    applicantId: alice.actor.id,
    comments: 'For a course',
  })
  expect(application.cookie.length).toBeGreaterThanOrEqual(22)
  const view = await readApplication(alice, application.id)
  expect(view).toMatchObject({ mine: true, may: { edit: true, withdraw: true, review: false, approve: false } })
  expect(JSON.stringify(view)).not.toContain(application.cookie)
  expect(view.events).toMatchObject([{ kind: 'filed', actor: 'alice' }])
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'application.filed' } })
  expect(entry).toMatchObject({ targetId: String(application.id), instance: 'www.example.org', actorName: 'alice' })
  expect(JSON.stringify(entry)).not.toContain(application.cookie)
})

test('B28: a name is free that no instance of any cluster has, not even of one that does not answer', async () => {
  expect(await fieldsOf(wish('taken.example.org'))).toEqual({ hostname: 'hostname_taken' })
  await athens.simulator.control.outage()
  expect(await fieldsOf(wish('Taken.example.org.'))).toEqual({ hostname: 'hostname_taken' })
  await athens.simulator.control.recover()
  expect(await isNameFree(alice, 'taken.example.org', null)).toBe(false)
  expect(await isNameFree(alice, 'free.example.org', null)).toBe(true)
})

test('a name that another pending application has is taken, of one withdrawn or rejected it is free', async () => {
  const { id } = await filed(alice, wish('held.example.org'))
  expect(await fieldsOf(wish('held.example.org'), bob)).toEqual({ hostname: 'hostname_taken' })
  await db.application.update({ where: { id }, data: { status: 'rejected', nameHeld: null } })
  await filed(bob, wish('held.example.org'))
})

test('of many who apply for one name at once one wins and the others are told', async () => {
  const people = await Promise.all(['c1', 'c2', 'c3', 'c4'].map((name) => person(name)))
  const tried = await Promise.allSettled(people.map((ctx) => fileApplication(ctx, wish('race.example.org'))))
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of tried)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'invalid', fields: { hostname: { code: 'hostname_taken' } } })
  expect(await db.application.count({ where: { hostname: 'race.example.org' } })).toBe(1)
  const mails = await db.mail.findMany({ where: { subject: { contains: 'race.example.org' } } })
  expect(mails).toHaveLength(1)
})

test('every limit of the form is held on the server', async () => {
  const wrong = wish('.bad', { memory: 1000, vcpus: 5, disk: 51, os: '', comments: ' ', acceptTerms: false })
  expect(await fieldsOf(wrong)).toEqual({
    hostname: 'hostname_invalid',
    memory: 'memory_not_offered',
    vcpus: 'too_big',
    disk: 'too_big',
    os: 'required',
    comments: 'required',
    acceptTerms: 'terms_not_accepted',
  })
  expect(await fieldsOf({ ...wish('empty.example.org'), vcpus: '', disk: '' })).toEqual({
    vcpus: 'required',
    disk: 'required',
  })
  expect(await fieldsOf(wish('small.example.org', { vcpus: 0, disk: 1 }))).toEqual({
    vcpus: 'too_small',
    disk: 'too_small',
  })
  expect(await db.application.count({ where: { hostname: 'small.example.org' } })).toBe(0)
})

test('limits are the site’s to set', async () => {
  await changeSetting(system(), 'maxDisk', 100)
  await changeSetting(system(), 'memoryChoices', [8192])
  expect(await fieldsOf(wish('big.example.org', { disk: 100 }))).toEqual({ memory: 'memory_not_offered' })
  await filed(alice, wish('big.example.org', { disk: 100, memory: 8192 }))
  expect((await formData(alice)).limits).toMatchObject({ maxDisk: 100, memoryChoices: [8192] })
  await db.setting.deleteMany()
  expect((await refusal(changeSetting(alice, 'maxDisk', 1000))).code).toBe('forbidden')
})

test('S11: an operating system that nobody offers is refused', async () => {
  for (const os of ['os:windows', 'image:none', 'noop'])
    expect(await fieldsOf(wish('os.example.org', { os }))).toEqual({ os: 'os_not_offered' })
})

test('S10: a network is one’s own to choose through a group alone', async () => {
  const group = await db.group.findUniqueOrThrow({ where: { name: 'students' } })
  const network = {
    description: 'Lab',
    clusterId: athens.id,
    link: 'br9',
    mode: 'bridged' as const,
    groupIds: [group.id],
  }
  const { id: networkId } = await addNetwork(system(), network)
  const refused = { networkId: 'network_not_offered' }
  expect(await fieldsOf(wish('lab.example.org', { networkId }), bob)).toEqual(refused)
  expect(await fieldsOf(wish('lab.example.org', { networkId: 99_999 }))).toEqual(refused)
  expect((await formData(bob)).networks).toEqual([])
  expect((await formData(await contextOf('alice'))).networks).toMatchObject([{ id: networkId, groups: ['students'] }])
  const application = await filed(await contextOf('alice'), wish('lab.example.org', { networkId: String(networkId) }))
  expect(application.networkId).toBe(networkId)
  await db.cluster.update({ where: { id: athens.id }, data: { creationDisabled: true } })
  expect(await fieldsOf(wish('lab2.example.org', { networkId }), await contextOf('alice'))).toEqual(refused)
  await db.cluster.update({ where: { id: athens.id }, data: { creationDisabled: false } })
})

test('ids that are no ids are refused like any other wrong choice', async () => {
  for (const id of [2 ** 31, 2 ** 40, -1, 0]) {
    expect(await fieldsOf(wish('ids.example.org', { networkId: id })), `network ${id}`).toHaveProperty('networkId')
    expect(await fieldsOf(wish('ids.example.org', { organizationId: id })), `${id}`).toHaveProperty('organizationId')
  }
})

test('an organisation or a whole contact, as the site asks', async () => {
  const { id: organizationId } = await db.organization.create({ data: { title: 'University', tag: 'uni' } })
  const none = { contactName: '', contactEmail: '', contactPhone: '' }
  expect(await fieldsOf(wish('who.example.org', none))).toEqual({ organizationId: 'required' })
  expect(await fieldsOf(wish('who.example.org', { ...none, contactName: 'A' }))).toEqual({
    contactEmail: 'required',
    contactPhone: 'required',
  })
  await filed(bob, wish('who.example.org', { ...none, organizationId }))
  expect(await fieldsOf(wish('who2.example.org', { organizationId: 777 }))).toEqual({ organizationId: 'invalid_value' })
  await changeSetting(system(), 'askContact', false)
  expect(await fieldsOf(wish('who3.example.org'))).toEqual({ organizationId: 'required' })
  await changeSetting(system(), 'askOrganization', false)
  await filed(bob, wish('who3.example.org', none))
  await db.setting.deleteMany()
})

test('B17: what the profile lacks is taken over, a long telephone too, and what it has is kept', async () => {
  const eve = await person('eve')
  const contactPhone = `+30 210 ${'1'.repeat(56)}`
  expect(contactPhone).toHaveLength(64)
  const organization = await db.organization.findFirstOrThrow()
  await filed(eve, wish('eve1.example.org', { contactPhone, organizationId: organization.id }))
  await filed(eve, wish('eve2.example.org', { contactPhone: '112' }))
  const user = await db.user.findUniqueOrThrow({ where: { username: 'eve' } })
  expect(user).toMatchObject({ phone: contactPhone, organizationId: organization.id })
  expect((await formData(eve)).initial).toMatchObject({ contactPhone, contactEmail: 'eve@example.org' })
})

test('nobody applies without being somebody', async () => {
  expect((await refusal(fileApplication(system(), wish('system.example.org')))).code).toBe('forbidden')
})
