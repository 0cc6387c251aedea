import { beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { confirmAct } from '@/lib/instances/confirm'
import { openRequests, readRequest } from '@/lib/instances/confirmations'
import { removalOf, renamedTo } from '@/lib/instances/departed'
import { listHistory } from '@/lib/instances/history'
import { cancelRequest, requestAct, resendLink } from '@/lib/instances/request'
import { testDatabase } from '@/tests/support/database'
import { contextOf, notFound, person, refusal, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const TAGS = ['ganetimgr:user:alice', 'ganetimgr:user:bob']
let alpha: Simulated
let alice: UserCtx
let bob: UserCtx
let root: UserCtx
let helpdesk: UserCtx
let count = 0
let place = { cluster: '', name: '' }

/** A cluster of its own for each test, with one stopped instance. */
beforeEach(async () => {
  if (count === 0) {
    await person('alice', { locale: 'el' })
    await person('bob')
    await person('root', { superuser: true })
    await person('helpdesk', { rights: ['view_instances'] })
  }
  count += 1
  place = { cluster: `c${count}`, name: `web${count}.example.org` }
  alpha = await add(place.cluster, { instances: 1, instanceTags: [TAGS], instanceName: () => place.name })
  alpha.simulator.control.operator.userShutdown(place.name)
  await alpha.pass()
  const everyone = ['alice', 'bob', 'root', 'helpdesk'].map(contextOf)
  ;[alice, bob, root, helpdesk] = (await Promise.all(everyone)) as [UserCtx, UserCtx, UserCtx, UserCtx]
  await db.mail.deleteMany()
})

const row = () => db.instance.findFirstOrThrow({ where: { clusterId: alpha.id } })

/** The token of the last link that was mailed. */
async function mailedToken(): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { text: { contains: '/confirm/' } }, orderBy: { id: 'desc' } })
  return /\/confirm\/([\w-]+)/.exec(mail.text)?.[1] ?? ''
}

const ended = (act = '') =>
  until(async () => {
    await alpha.follow()
    return (await db.act.findUniqueOrThrow({ where: { id: act } })).endedAt !== null
  })

async function confirmed(ctx: UserCtx, token: string, name = place.name) {
  const { asked } = await confirmAct(ctx, token, name)
  for (const { act } of asked) await ended(act)
  return db.act.findMany({ where: { id: { in: asked.map(({ act }) => act) } }, orderBy: { id: 'asc' } })
}

const isVoid = { code: 'conflict', reason: 'confirmation_void' }

test('rename: a link to the requester in their language; used, it renames, and the old address leads to the new', async () => {
  const newName = `new${count}.example.org`
  expect(await requestAct(alice, place, 'rename', { newName: ` NEW${count}.Example.org. ` })).toMatchObject({
    token: null,
  })
  const mail = await db.mail.findFirstOrThrow()
  expect(mail).toMatchObject({ to: 'alice@example.org', locale: 'el' })
  expect(mail.text).toContain('/confirm/')
  const token = await mailedToken()
  expect(await readRequest(alice, token)).toMatchObject({ act: 'rename', wish: { newName }, refusal: null })
  const [act] = await confirmed(alice, token)
  expect(act).toMatchObject({ kind: 'instance.rename', state: 'success', detail: { newName } })
  expect(await row()).toMatchObject({ name: newName })
  expect(await renamedTo(alice, place)).toBe(newName)
  expect(await renamedTo(await person(`stranger${count}`), place)).toBeNull()
  const { rows } = await listHistory(alice, { ...place, name: newName }, { skip: 0, take: 50 })
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['instance.rename', 'instance.ask_rename']))
  expect(await refusal(confirmAct(alice, token, ''))).toMatchObject(isVoid)
})

test('a new name that is mirrored before the end of its job is known leads there already', async () => {
  const newName = `early${count}.example.org`
  await requestAct(alice, place, 'rename', { newName })
  const [act] = await confirmed(alice, await mailedToken())
  const { id = '', endedAt = null } = act ?? {}
  await db.act.update({ where: { id }, data: { state: 'submitted', endedAt: null } })
  expect(await renamedTo(alice, place)).toBe(newName)
  await db.act.update({ where: { id }, data: { state: 'success', endedAt } })
})

test('rename: names that are no names, taken, or its own are told beside the field; a running one must stop first', async () => {
  const asked = (newName: string) => refusal(requestAct(alice, place, 'rename', { newName }))
  expect((await asked('web')).fields).toEqual({ newName: 'hostname_not_qualified' })
  expect((await asked(place.name)).fields).toEqual({ newName: 'name_unchanged' })
  await add(`other${count}`, { instances: 1, instanceName: () => `taken${count}.example.org` }).then((one) =>
    one.pass(),
  )
  expect((await asked(`taken${count}.example.org`)).fields).toEqual({ newName: 'hostname_taken' })
  await db.instance.updateMany({ where: { name: place.name }, data: { status: 'running', adminState: 'up' } })
  expect((await asked(`free${count}.example.org`)).reason).toBe('act_needs_stopped')
})

test('one’s own requests are in the history as one’s own acts are: by the same name', async () => {
  await db.user.update({ where: { username: 'alice' }, data: { firstName: 'Αλίκη', lastName: 'Παππά' } })
  await requestAct(await contextOf('alice'), place, 'remove', {})
  const { rows } = await listHistory(bob, place, { skip: 0, take: 1 })
  expect(rows).toMatchObject([{ kind: 'instance.ask_remove', who: 'Αλίκη Παππά' }])
  await db.user.update({ where: { username: 'alice' }, data: { firstName: '', lastName: '' } })
})

test('S15: opening the link, however often, does nothing and leaves it good', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  for (let times = 0; times < 3; times++) expect(await readRequest(alice, token)).toMatchObject({ act: 'remove' })
  expect(await db.act.count({ where: { instance: place.name } })).toBe(0)
  expect((await confirmed(alice, token))[0]).toMatchObject({ state: 'success' })
})

test('S4: 256 random bits, kept as a hash, good for the requester only: not for another owner', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(JSON.stringify(await db.confirmation.findMany())).not.toContain(token)
  await db.setting.create({ data: { key: 'managers', value: ['boss@example.org'] } })
  expect(await readRequest(bob, token)).toBeNull()
  expect(await refusal(confirmAct(bob, token, place.name))).toMatchObject(isVoid)
  expect(await refusal(confirmAct(bob, 'no such token', place.name))).toMatchObject(isVoid)
  const entries = await db.auditEntry.findMany({ where: { action: 'instance.foreign_link', instance: place.name } })
  expect(entries).toHaveLength(2)
  expect(entries[0]).toMatchObject({ allowed: false, actorName: 'bob' })
  expect(await db.mail.count({ where: { to: 'boss@example.org' } })).toBe(1)
  await db.setting.deleteMany()
  expect(await db.act.count({ where: { instance: place.name } })).toBe(0)
  expect(await readRequest(alice, token)).not.toBeNull()
})

test('S5: a superuser confirms at once, of instances that are not theirs, without a mail or an alarm', async () => {
  const { token } = await requestAct(root, place, 'remove', {})
  expect(await db.mail.count()).toBe(0)
  await requestAct(alice, place, 'remove', {})
  expect(await readRequest(root, await mailedToken())).toBeNull()
  expect(await db.auditEntry.count({ where: { instance: place.name, allowed: false } })).toBe(0)
  const [act] = await confirmed(root, token ?? '')
  expect(act).toMatchObject({ kind: 'instance.remove', state: 'success' })
})

test('destroy: the name must be typed; then it is gone, its owners are mailed and may know who did it', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  expect((await refusal(confirmAct(alice, token, 'web'))).fields).toEqual({ name: 'name_differs' })
  const [act] = await confirmed(alice, token)
  expect(act).toMatchObject({ state: 'success' })
  expect(await db.instance.count({ where: { clusterId: alpha.id } })).toBe(0)
  const mails = await db.mail.findMany({ where: { key: { contains: ':removed:' } }, orderBy: { id: 'asc' } })
  expect(mails.map(({ to, locale }) => `${to} ${locale}`)).toEqual(['alice@example.org el', 'bob@example.org en'])
  expect(await removalOf(bob, place)).toBe(act?.id)
  expect(await removalOf(await person(`stranger${count}`), place)).toBeNull()
})

test('a token is consumed once in a race', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  const both = [1, 2, 3].map(() => confirmAct(alice, token, place.name))
  const results = await Promise.allSettled(both)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.act.count({ where: { instance: place.name } })).toBe(1)
})

test('B10: what cannot be done leaves the link as it was: an unknown system, an outage, another act', async () => {
  const bad = await refusal(requestAct(alice, place, 'reinstall', { os: 'os:nothing' }))
  expect(bad.fields).toEqual({ os: 'os_not_offered' })
  expect((await refusal(requestAct(alice, place, 'reinstall', {}))).fields).toHaveProperty('os')
  await requestAct(alice, place, 'reinstall', { os: 'os:noop' })
  const token = await mailedToken()
  const { osList } = await db.clusterState.findUniqueOrThrow({ where: { clusterId: alpha.id } })
  await db.clusterState.update({ where: { clusterId: alpha.id }, data: { osList: [] } })
  expect((await refusal(confirmAct(alice, token, place.name))).code).toBe('invalid')
  await db.clusterState.update({ where: { clusterId: alpha.id }, data: { osList } })
  await alpha.simulator.control.outage()
  expect(await refusal(confirmAct(alice, token, place.name))).toMatchObject({ reason: 'act_not_sent' })
  await alpha.simulator.control.recover()
  const [act] = await confirmed(alice, token)
  expect(act).toMatchObject({ kind: 'instance.reinstall', state: 'success' })
})

test('a lost answer consumes the link, and the job is adopted', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  alpha.simulator.control.addFault({ fault: { kind: 'reset' }, method: 'DELETE', times: 1, afterwards: true })
  const { asked } = await confirmAct(alice, token, place.name)
  expect(asked).toHaveLength(1)
  await ended(asked[0]?.act)
  expect(await refusal(confirmAct(alice, token, place.name))).toMatchObject(isVoid)
})

test('S14: void once it changed hands, was renamed, is another instance, or the name of an owner is another’s', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  const { id, uuid } = await row()
  const refused = async () => {
    expect(await readRequest(alice, token)).toBeNull()
    expect(await refusal(confirmAct(alice, token, place.name))).toMatchObject(isVoid)
  }
  await db.instance.update({ where: { id }, data: { uuid: 'another' } })
  await refused()
  await db.instance.update({ where: { id }, data: { uuid, name: 'moved.example.org' } })
  await refused()
  await db.instance.update({ where: { id }, data: { name: place.name } })
  const owner = { instanceId_kind_name: { instanceId: id, kind: 'user', name: 'bob' } }
  await db.instanceOwner.update({ where: owner, data: { userId: helpdesk.actor.id } })
  await refused()
  await db.instanceOwner.delete({ where: owner })
  await refused()
})

test('expires, is replaced by a new one, cancelled and sent again', async () => {
  await requestAct(alice, place, 'remove', {})
  const first = await mailedToken()
  const tomorrow = { ...alice, now: new Date(Date.now() + 25 * 3_600_000) }
  expect(await readRequest(tomorrow, first)).toBeNull()
  await requestAct(alice, place, 'remove', {})
  const second = await mailedToken()
  expect(await readRequest(alice, first)).toBeNull()
  const [open] = await openRequests(bob, place)
  expect(open).toMatchObject({ act: 'remove', mine: false, address: null })
  expect(await refusal(resendLink(bob, open?.id ?? ''))).toMatchObject(notFound)
  await resendLink(alice, open?.id ?? '')
  expect(await readRequest(alice, second)).toBeNull()
  const third = await mailedToken()
  expect(await readRequest(alice, third)).not.toBeNull()
  expect(await refusal(cancelRequest(helpdesk, open?.id ?? ''))).toMatchObject(notFound)
  await cancelRequest(bob, open?.id ?? '')
  expect(await refusal(confirmAct(alice, third, place.name))).toMatchObject(isVoid)
  expect(await openRequests(alice, place)).toEqual([])
})

test('S1, B8: who may only look is refused, before and after having looked, and it is kept', async () => {
  await openRequests(helpdesk, place)
  expect(await refusal(requestAct(helpdesk, place, 'remove', {}))).toMatchObject({ code: 'forbidden' })
  const entry = await db.auditEntry.findFirstOrThrow({ where: { actorName: 'helpdesk', instance: place.name } })
  expect(entry).toMatchObject({ allowed: false, action: 'instance.remove' })
})

test('an administrator’s lock stops the request and the confirmation, but not a superuser', async () => {
  await requestAct(alice, place, 'remove', {})
  const token = await mailedToken()
  await db.instance.updateMany({ where: { name: place.name }, data: { adminLocked: true } })
  expect(await refusal(confirmAct(alice, token, place.name))).toMatchObject({ reason: 'instance_locked' })
  expect(await refusal(requestAct(alice, place, 'remove', {}))).toMatchObject({ reason: 'instance_locked' })
  expect((await requestAct(root, place, 'remove', {})).token).not.toBeNull()
})

test('B15: of two instances of one name on two clusters only the one meant goes', async () => {
  const twin = await add(`twin${count}`, { instances: 1, instanceTags: [TAGS], instanceName: () => place.name })
  await twin.pass()
  await requestAct(alice, place, 'remove', {})
  const [act] = await confirmed(alice, await mailedToken())
  expect(act).toMatchObject({ clusterId: alpha.id, state: 'success' })
  await twin.follow()
  expect(await db.instance.count({ where: { clusterId: twin.id, name: place.name } })).toBe(1)
  expect(await openRequests(alice, { ...place, cluster: twin.slug })).toEqual([])
})

test('S22: the link is under the address that the site is configured with', async () => {
  await requestAct(alice, place, 'remove', {})
  const mail = await db.mail.findFirstOrThrow()
  expect(mail.text).toContain(`${config().publicUrl}/confirm/`)
})
