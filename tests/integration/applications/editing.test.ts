import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { editApplication } from '@/lib/applications/edit-application'
import { fileApplication } from '@/lib/applications/file-application'
import {
  belongings,
  countWaiting,
  keysByCookie,
  listForReview,
  listMyApplications,
  readApplication,
} from '@/lib/applications/queries'
import { rejectApplication } from '@/lib/applications/reject-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import { testDatabase } from '@/tests/support/database'
import { contextOf, notFound, person, refusal, system, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const PAGE = { q: '', page: 1, pageSize: 20, status: null }

let athens: Simulated
let patras: Simulated
let alice: UserCtx
let bob: UserCtx
let reviewer: UserCtx
beforeAll(async () => {
  athens = await add('athens')
  patras = await add('patras')
  await athens.pass()
  await patras.pass()
  alice = await person('alice', { groups: ['students'] })
  bob = await person('bob')
  reviewer = await person('reviewer', { rights: ['review_applications'] })
})

const stored = (id: number) => db.application.findUniqueOrThrow({ where: { id } })

test('the applicant changes it while nobody has decided, and the name goes along', async () => {
  const { id } = await fileApplication(alice, wish('one.example.org'))
  await editApplication(alice, id, 1, wish('uno.example.org', { memory: 512 }))
  expect(await stored(id)).toMatchObject({ nameHeld: 'uno.example.org', memory: 512, version: 2, status: 'pending' })
  await fileApplication(bob, wish('one.example.org'))
  await editApplication(alice, id, 2, wish('uno.example.org'))
  const clash = await refusal(editApplication(alice, id, 3, wish('one.example.org')))
  expect(clash.fields).toEqual({ hostname: 'hostname_taken' })
  const { events } = await readApplication(alice, id)
  expect(events.map(({ kind }) => kind)).toEqual(['filed', 'edited', 'edited'])
})

test('of two changes made on one version the second is refused', async () => {
  const { id } = await fileApplication(alice, wish('two.example.org'))
  const both = await Promise.allSettled([
    editApplication(alice, id, 1, wish('two.example.org', { vcpus: 2 })),
    editApplication(alice, id, 1, wish('two.example.org', { vcpus: 3 })),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(lost).toMatchObject({ code: 'conflict', reason: 'application_changed' })
  expect((await stored(id)).version).toBe(2)
})

test('what is not yours does not exist', async () => {
  const { id } = await fileApplication(alice, wish('mine.example.org'))
  const refused = [
    readApplication(bob, id),
    editApplication(bob, id, 1, wish('mine.example.org')),
    withdrawApplication(bob, id),
    rejectApplication(bob, id, 1, 'no'),
    rejectApplication(alice, id, 1, 'no'),
    editApplication(reviewer, id, 1, wish('mine.example.org')),
    withdrawApplication(reviewer, id),
    readApplication(alice, 999_999),
    readApplication(alice, 2 ** 31),
    readApplication(alice, Number.NaN),
  ]
  for (const one of await Promise.all(refused.map(refusal))) expect(one).toMatchObject(notFound)
  expect(await stored(id)).toMatchObject({ version: 1, status: 'pending' })
  expect((await refusal(listForReview(bob, { ...PAGE, open: true }))).code).toBe('forbidden')
  expect((await refusal(belongings(bob, alice.actor.id))).code).toBe('forbidden')
  expect(await countWaiting(bob)).toBeNull()
})

test('withdrawn, it is out of the queue, its name is free, and it stays so', async () => {
  const { id } = await fileApplication(alice, wish('gone.example.org'))
  const before = (await countWaiting(reviewer)) ?? 0
  await withdrawApplication(alice, id)
  expect(await stored(id)).toMatchObject({ status: 'withdrawn', nameHeld: null })
  expect(await countWaiting(reviewer)).toBe(before - 1)
  await fileApplication(bob, wish('gone.example.org'))
  const decided = { code: 'conflict', reason: 'application_decided', values: { status: 'withdrawn' } }
  expect(await refusal(withdrawApplication(alice, id))).toMatchObject(decided)
  expect(await refusal(editApplication(alice, id, 2, wish('gone2.example.org')))).toMatchObject(decided)
  expect(await refusal(rejectApplication(reviewer, id, 2, 'late'))).toMatchObject(decided)
})

test('rejected with a reason, which the applicant reads', async () => {
  const { id } = await fileApplication(alice, wish('no.example.org'))
  for (const reason of ['', ' \n '])
    expect((await refusal(rejectApplication(reviewer, id, 1, reason))).fields).toEqual({ comments: 'reason_required' })
  expect((await stored(id)).status).toBe('pending')
  await rejectApplication(reviewer, id, 1, 'No more room <this> term & the next')
  const view = await readApplication(alice, id)
  expect(view).toMatchObject({
    status: 'rejected',
    reviewerComments: 'No more room <this> term & the next',
    reviewer: { username: 'reviewer' },
    may: { edit: false, withdraw: false },
  })
  expect(view.events.at(-1)).toMatchObject({ kind: 'rejected', actor: 'reviewer' })
  await fileApplication(bob, wish('no.example.org'))
  const again = await refusal(rejectApplication(reviewer, id, 2, 'again'))
  expect(again).toMatchObject({ code: 'conflict', reason: 'application_decided' })
  const mail = await db.mail.findFirstOrThrow({ where: { to: 'alice@example.org', subject: { contains: 'rejected' } } })
  // B31: plain text, so nothing is escaped
  expect(mail.text).toContain('No more room <this> term & the next')
})

test('S6: of two decisions at once one counts', async () => {
  const { id } = await fileApplication(alice, wish('both.example.org'))
  const both = await Promise.allSettled([
    rejectApplication(reviewer, id, 1, 'one'),
    rejectApplication(await contextOf('reviewer'), id, 1, 'two'),
    withdrawApplication(alice, id),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const kinds = (await readApplication(alice, id)).events.map(({ kind }) => kind)
  expect(kinds).toHaveLength(2)
})

test('a reviewer of one cluster sees what wishes for it or for none', async () => {
  const local = await person('local', { rights: [['review_applications', 'patras']] })
  const group = await db.group.findUniqueOrThrow({ where: { name: 'students' } })
  const network = (clusterId: number) =>
    addNetwork(system(), { description: 'n', clusterId, link: 'br5', mode: 'bridged', groupIds: [group.id] })
  const there = { networkId: (await network(athens.id)).id }
  const here = { networkId: (await network(patras.id)).id }
  const foreign = await fileApplication(await contextOf('alice'), wish('at-athens.example.org', there))
  const own = await fileApplication(await contextOf('alice'), wish('at-patras.example.org', here))
  const any = await fileApplication(alice, wish('anywhere.example.org'))
  expect(await refusal(readApplication(local, foreign.id))).toMatchObject(notFound)
  expect(await refusal(rejectApplication(local, foreign.id, 1, 'no'))).toMatchObject(notFound)
  expect(await readApplication(local, own.id)).toMatchObject({ may: { review: true, approve: true } })
  expect(await readApplication(local, any.id)).toMatchObject({ may: { review: true } })
  const { rows } = await listForReview(local, { ...PAGE, pageSize: 100, open: true })
  const names = rows.map(({ hostname }) => hostname)
  expect(names).toContain('at-patras.example.org')
  expect(names).toContain('anywhere.example.org')
  expect(names).not.toContain('at-athens.example.org')
})

test('who may view applications reads them all and decides on none', async () => {
  const viewer = await person('viewer', { rights: ['view_applications'] })
  const { id } = await fileApplication(alice, wish('viewed.example.org'))
  expect(await readApplication(viewer, id)).toMatchObject({
    staff: true,
    may: { review: false, approve: false, reject: false },
  })
  expect(await refusal(rejectApplication(viewer, id, 1, 'no'))).toMatchObject(notFound)
  expect(await countWaiting(viewer)).toBe(await countWaiting(reviewer))
})

test('one’s own are listed, searched by name, number and words, in pages', async () => {
  const eve = await person('eve')
  const ids: number[] = []
  for (const n of [1, 2, 3])
    ids.push((await fileApplication(eve, wish(`eve${n}.example.org`, { comments: `reason ${n}` }))).id)
  const all = await listMyApplications(eve, PAGE)
  expect(all).toMatchObject({ total: 3, rows: [{ id: ids[2] }, { id: ids[1] }, { id: ids[0] }] })
  expect(await listMyApplications(eve, { ...PAGE, pageSize: 2, page: 2 })).toMatchObject({
    total: 3,
    rows: [{ id: ids[0] }],
  })
  expect((await listMyApplications(eve, { ...PAGE, q: 'EVE2' })).rows.map(({ id }) => id)).toEqual([ids[1]])
  expect((await listMyApplications(eve, { ...PAGE, q: String(ids[0]) })).rows.map(({ id }) => id)).toContain(ids[0])
  expect((await listMyApplications(eve, { ...PAGE, q: 'reason 3' })).total).toBe(1)
  expect((await listMyApplications(eve, { ...PAGE, q: '1e99' })).total).toBe(0)
  expect((await listMyApplications(eve, { ...PAGE, status: 'created' })).total).toBe(0)
  expect((await listMyApplications(bob, { ...PAGE, q: 'eve' })).total).toBe(0)
})

test('the keys go to who has the cookie and to nobody else', async () => {
  const { id } = await fileApplication(bob, wish('keys.example.org'))
  const { cookie } = await stored(id)
  await db.sshKey.create({
    data: { userId: bob.actor.id, type: 'ssh-ed25519', key: 'AAAA', comment: 'bob@home', fingerprint: 'f' },
  })
  expect(await keysByCookie(id, cookie)).toEqual(['ssh-ed25519 AAAA bob@home'])
  expect((await refusal(keysByCookie(id, 'guess'))).code).toBe('forbidden')
  expect((await refusal(keysByCookie(2 ** 40, cookie))).code).toBe('not_found')
})
