import { beforeAll, expect, test } from 'vitest'
import { actOnMany, weigh } from '@/app/(portal)/admin/kinds/bulk'
import { isIdOf, type Kind } from '@/app/(portal)/admin/kinds/kind'
import { kindOf } from '@/app/(portal)/admin/kinds/kinds'
import type { UserCtx } from '@/lib/access/actor'
import { createGroup } from '@/lib/accounts/groups'
import { addKeysFor, deleteKey, editKey } from '@/lib/accounts/keep-ssh-keys'
import { listChanges } from '@/lib/accounts/list-changes'
import type { PageOf } from '@/lib/accounts/page-of'
import { beginSession, endSessionOf } from '@/lib/accounts/sessions'
import { addCluster } from '@/lib/clusters/save-cluster'
import { hashToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const KEYS = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f one@laptop',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g two@laptop',
]
const page: PageOf = { q: '', filters: {}, sort: '', dir: 'asc', skip: 0, take: 50 }
const asked = (name: string, reason = '', choice = '') => ({ name, reason, choice })

function kind(name: string): Kind {
  const found = kindOf(name)
  if (!found) throw new Error(`no kind ${name}`)
  return found
}

const outcomes = async (ctx: UserCtx, name: string, ids: (number | string)[], what: ReturnType<typeof asked>) =>
  (await actOnMany(ctx, kind(name), ids.map(String), what)).map(({ title, refused }) => [title, refused?.code ?? null])

let root: UserCtx
let manager: UserCtx
let athens: number
let patras: number
beforeAll(async () => {
  athens = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  patras = (await addCluster(system(), { hostname: 'b.example.org', slug: 'patras' })).id
  root = await person('root', { superuser: true })
  manager = await person('manager', { rights: ['manage_users'] })
})

test('keys of others: added whole or not at all, commented, deleted, each in the history of the account', async () => {
  await person('kate')
  const added = addKeysFor(root, { username: 'kate', keys: `${KEYS[0]}\nssh-dss AAAA old` })
  expect(await refusal(added)).toMatchObject({ code: 'invalid', fields: { keys: 'key_weak' } })
  expect(await refusal(addKeysFor(root, { username: 'nobody', keys: KEYS.join('\n') }))).toMatchObject({
    fields: { username: 'holder_unknown' },
  })
  expect(await db.sshKey.count()).toBe(0)
  const { id } = await addKeysFor(manager, { username: 'kate', keys: KEYS.join('\n') })
  const { rows } = await kind('keys').list(manager, { ...page, q: 'kate two@' })
  expect(rows).toMatchObject([{ username: 'kate', comment: 'two@laptop', type: 'ssh-ed25519' }])
  const key = Number(rows[0]?.id)
  await editKey(manager, key, { comment: 'the desk' })
  const ofKey = await kind('keys').history?.(manager, String(key))
  expect(ofKey?.map(({ who, action, changes }) => [who, action, changes])).toEqual([
    ['manager', 'ssh-key.change', [{ field: 'comment', from: 'two@laptop', to: 'the desk' }]],
    ['manager', 'ssh-key.add', []],
  ])
  const [other] = (await kind('keys').list(manager, { ...page, q: 'kate one@' })).rows
  const ofOther = await kind('keys').history?.(manager, String(other?.id))
  expect(ofOther?.map(({ action }) => action)).toEqual(['ssh-key.add'])
  await deleteKey(manager, key)
  expect(await db.sshKey.count()).toBe(1)
  const history = await listChanges(root, { kind: 'user', id, username: 'kate' })
  expect(history.map(({ who, action }) => `${who} ${action}`).slice(0, 3)).toEqual([
    'manager ssh-key.remove',
    'manager ssh-key.change',
    'manager ssh-key.add',
  ])
  expect(history[1]?.changes).toEqual([{ field: 'comment', from: 'two@laptop', to: 'the desk' }])
})

test('who is no superuser puts no key on a superuser’s instances, and ends no session of theirs', async () => {
  const keys = KEYS[0] ?? ''
  expect((await refusal(addKeysFor(manager, { username: 'root', keys }))).code).toBe('forbidden')
  await addKeysFor(root, { username: 'root', keys })
  const key = await db.sshKey.findFirstOrThrow({ where: { user: { username: 'root' } } })
  expect((await refusal(deleteKey(manager, key.id))).code).toBe('forbidden')
  expect((await refusal(editKey(manager, key.id, { comment: 'mine' }))).code).toBe('forbidden')
  const session = await db.$transaction((tx) => beginSession(tx, root, root.actor.id, 'curl/8'))
  expect((await refusal(endSessionOf(manager, session))).code).toBe('forbidden')
  await endSessionOf(root, session)
  expect((await refusal(endSessionOf(root, session))).code).toBe('not_found')
  const ordinary = await person('ordinary')
  const closed = [
    kind('keys').list(ordinary, page),
    kind('sessions').list(ordinary, page),
    kind('keys').read(ordinary, String(key.id)),
    addKeysFor(ordinary, { username: 'ordinary', keys }),
    deleteKey(ordinary, key.id),
    endSessionOf(ordinary, session),
    kind('applications').list(ordinary, page),
    kind('pending').list(ordinary, page),
  ]
  for (const one of await Promise.all(closed.map(refusal))) expect(one.code).toBe('forbidden')
})

test('many accounts: what would become of them is counted, and each outcome told', async () => {
  const [one, two, gone] = [await person('one'), await person('two'), 999_999]
  await kind('users').edit?.(root, String(two.actor.id), { firstName: 'Two' })
  const { id: groupId } = await createGroup(system(), 'bulk')
  const ids = [one.actor.id, two.actor.id, root.actor.id, gone]
  expect(await weigh(root, kind('users'), ids.map(String), 'deactivate')).toMatchObject({
    would: 2,
    refusals: [
      { code: 'not_yourself', count: 1 },
      { code: 'not_found', count: 1 },
    ],
  })
  expect(await outcomes(root, 'users', [one.actor.id, two.actor.id], asked('join', '', String(groupId)))).toEqual([
    ['one', null],
    ['two', null],
  ])
  expect((await contextOf('one')).actor.groupIds).toEqual([groupId])
  expect(await outcomes(root, 'users', ids, asked('deactivate', 'left'))).toEqual([
    ['one', null],
    ['two', null],
    ['root', 'not_yourself'],
    [null, 'not_found'],
  ])
  expect(await db.user.count({ where: { isActive: false } })).toBe(2)
  expect(await outcomes(root, 'users', [one.actor.id], asked('deactivate', 'left'))).toEqual([
    ['one', 'not_in_this_state'],
  ])
  expect(await outcomes(root, 'users', [one.actor.id], asked('activate'))).toEqual([['one', null]])
  const weighed = await weigh(root, kind('users'), [String(one.actor.id), String(two.actor.id)], 'remove')
  expect(weighed).toMatchObject({ would: 2, refusals: [] })
  expect(await outcomes(root, 'users', [two.actor.id], asked('remove'))).toEqual([['two', null]])
  expect((await refusal(actOnMany(root, kind('users'), ['1'], asked('promote')))).code).toBe('not_found')
})

test('who holds no power over an account cannot act on it among many', async () => {
  expect(await outcomes(manager, 'users', [root.actor.id], asked('deactivate', 'no'))).toEqual([['root', 'forbidden']])
  expect((await contextOf('root')).actor.isSuperuser).toBe(true)
  const ordinary = await contextOf('ordinary')
  expect((await refusal(weigh(ordinary, kind('users'), ['1'], 'remove'))).code).toBe('forbidden')
})

test('a person’s page lists what they own, may do, and where they are signed in', async () => {
  const { actor } = await person('rhea', { groups: ['crew'], rights: [['can_lock', 'athens']] })
  await addKeysFor(root, { username: 'rhea', keys: KEYS[0] ?? '' })
  await db.$transaction((tx) => beginSession(tx, root, actor.id, 'curl/8'))
  const { related } = await kind('users').read(root, String(actor.id))
  const totals = Object.fromEntries((related ?? []).map(({ name, total }) => [name, total]))
  expect(totals).toEqual({ instances: 0, rights: 1, keys: 1, sessions: 1 })
  const group = await db.group.findUniqueOrThrow({ where: { name: 'crew' } })
  const crew = await kind('groups').read(root, String(group.id))
  expect(crew.related?.find(({ name }) => name === 'people')?.rows).toMatchObject([{ username: 'rhea' }])
})

test('applications: all that one may see, rejected together with one reason', async () => {
  const applicant = await person('alice')
  const file = (hostname: string) => {
    const size = { memory: 1024, vcpus: 1, disk: 5, os: 'os:noop' }
    const data = { applicantId: applicant.actor.id, hostname, nameHeld: hostname, comments: 'x', cookie: 'c', ...size }
    return db.application.create({ data })
  }
  const [first, second] = [await file('one.example.org'), await file('two.example.org')]
  const reviewer = await person('rita', { rights: ['review_applications'] })
  const viewer = await person('vera', { rights: ['view_applications'] })
  const { rows } = await kind('applications').list(viewer, { ...page, filters: { status: ['pending'] }, q: 'alice' })
  expect(rows.map(({ hostname }) => hostname)).toEqual(['one.example.org', 'two.example.org'])
  const ids = [first.id, second.id]
  expect(await outcomes(viewer, 'applications', ids, asked('reject', 'no'))).toEqual([
    [`#${first.id} one.example.org`, 'forbidden'],
    [`#${second.id} two.example.org`, 'forbidden'],
  ])
  expect(await outcomes(reviewer, 'applications', ids, asked('reject'))).toEqual([
    [`#${first.id} one.example.org`, 'reason_required'],
    [`#${second.id} two.example.org`, 'reason_required'],
  ])
  expect((await outcomes(reviewer, 'applications', ids, asked('reject', 'no room'))).map(([, code]) => code)).toEqual([
    null,
    null,
  ])
  expect(await weigh(reviewer, kind('applications'), ids.map(String), 'reject')).toMatchObject({
    would: 0,
    refusals: [{ code: 'not_in_this_state', count: 2 }],
  })
})

test('pending acts: mailed confirmations and acts at Ganeti, of the clusters that one views', async () => {
  const asker = await person('asker')
  const common = { userId: asker.actor.id, instance: 'web.example.org', uuid: 'u', owners: [], detail: {} }
  const expiresAt = new Date(Date.now() + 3_600_000)
  for (const clusterId of [athens, patras])
    await db.confirmation.create({
      data: { ...common, clusterId, act: 'remove', tokenHash: hashToken(`of ${clusterId}`), expiresAt },
    })
  const act = { kind: 'instance.reboot', clusterId: athens, instance: 'db.example.org', actorId: asker.actor.id }
  await db.act.create({ data: { ...act, state: 'submitted', jobId: 7 } })
  await db.act.create({ data: { ...act, state: 'success', endedAt: new Date() } })
  const viewer = await person('view', { rights: [['view_instances', 'athens']] })
  const seen = (await kind('pending').list(viewer, { ...page, sort: 'instance' })).rows
  expect(seen.map(({ act: what, state, cluster, jobId }) => [what, state, cluster, jobId])).toEqual([
    ['instance.reboot', 'submitted', 'athens', 7],
    ['instance.remove', 'confirmation', 'athens', null],
  ])
  expect((await kind('pending').list(root, { ...page, filters: { state: ['confirmation'] } })).total).toBe(2)
  const foreign = (await kind('pending').list(root, { ...page, filters: { cluster: [String(patras)] } })).rows[0]
  expect((await refusal(kind('pending').read(viewer, String(foreign?.id)))).code).toBe('not_found')
  const request = String(seen[1]?.id)
  expect(isIdOf(kind('pending'), request)).toBe(true)
  expect(await outcomes(viewer, 'pending', [request], asked('cancel'))).toEqual([
    ['web.example.org', 'only_superusers'],
  ])
  expect(await outcomes(root, 'pending', [request], asked('cancel'))).toEqual([['web.example.org', null]])
  expect((await kind('pending').list(viewer, page)).total).toBe(1)
})
