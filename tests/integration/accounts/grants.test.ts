import { beforeAll, expect, test } from 'vitest'
import { may, scopeOf } from '@/lib/access/authorize'
import { grant, revoke } from '@/lib/accounts/grants'
import { addMember, createGroup, removeMember } from '@/lib/accounts/groups'
import { listGroups } from '@/lib/accounts/list-groups'
import { holdersOf } from '@/lib/accounts/queries'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

let athens: number
let patras: number
beforeAll(async () => {
  athens = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  patras = (await addCluster(system(), { hostname: 'p.example.org', slug: 'patras' })).id
})

test('a right on one cluster is one on that cluster', async () => {
  const { actor } = await person('local', { rights: [['review_applications', 'athens']] })
  expect(scopeOf(actor, 'review_applications')).toEqual([athens])
  expect(may(actor, 'review_applications', patras)).toBe(false)
  expect(may(actor, 'view_instances', athens)).toBe(false)
})

test('a right of a group is its members’, for as long as they are in it', async () => {
  await person('member', { groups: ['helpdesk'] })
  await grant(system(), { permission: 'view_instances', to: { group: 'helpdesk' } })
  const { actor } = await contextOf('member')
  expect(actor.rights).toEqual([{ permission: 'view_instances', clusterId: null, via: 'helpdesk' }])
  await removeMember(system(), 'helpdesk', 'member')
  expect((await contextOf('member')).actor.rights).toEqual([])
})

test('granted twice it is there once, and revoked it is gone', async () => {
  await person('twice')
  const right = { permission: 'can_lock', to: { user: 'twice' }, cluster: 'athens' } as const
  await grant(system(), right)
  await grant(system(), right)
  expect((await contextOf('twice')).actor.rights).toHaveLength(1)
  await revoke(system(), { ...right, cluster: null })
  expect((await contextOf('twice')).actor.rights).toHaveLength(1)
  await revoke(system(), right)
  expect((await contextOf('twice')).actor.rights).toEqual([])
})

test('nobody rises above themselves', async () => {
  const manager = await person('manager', { rights: ['manage_users'] })
  const to = { user: 'manager' }
  await grant(manager, { permission: 'view_applications', to })
  expect((await refusal(grant(manager, { permission: 'manage_clusters', to }))).code).toBe('forbidden')
  expect((await refusal(grant(manager, { permission: 'manage_users', to }))).code).toBe('forbidden')
  const nobody = await person('nobody')
  expect((await refusal(grant(nobody, { permission: 'can_lock', to: { user: 'nobody' } }))).code).toBe('forbidden')
  expect((await refusal(addMember(nobody, 'helpdesk', 'nobody'))).code).toBe('forbidden')
  expect((await refusal(listGroups(nobody))).code).toBe('forbidden')
})

test('what does not exist cannot be granted', async () => {
  const to = { user: 'nobody' }
  const ghost = { permission: 'can_lock', to: { user: 'ghost' } } as const
  expect((await refusal(grant(system(), ghost))).fields).toEqual({ to: 'holder_unknown' })
  expect((await refusal(grant(system(), { permission: 'can_lock', to, cluster: 'ghost' }))).code).toBe('not_found')
  const nonsense = { permission: 'fly', to } as unknown as Parameters<typeof grant>[1]
  expect((await refusal(grant(system(), nonsense))).code).toBe('invalid')
  expect((await refusal(createGroup(system(), 'helpdesk'))).fields).toEqual({ name: 'group_taken' })
})

test('the holders of a right are those of this cluster or of all, by themselves or a group, and superusers', async () => {
  await person('everywhere', { rights: ['review_applications'] })
  await person('in-group', { groups: ['reviewers'] })
  await grant(system(), { permission: 'review_applications', to: { group: 'reviewers' }, cluster: 'patras' })
  await person('root', { superuser: true })
  await person('left', { rights: ['review_applications'] })
  await db.user.update({ where: { username: 'left' }, data: { isActive: false } })
  const names = async (id: number | null) => (await holdersOf(db, 'review_applications', id)).map((u) => u.username)
  expect(await names(athens)).toEqual(['local', 'everywhere', 'root'])
  expect(await names(patras)).toEqual(['everywhere', 'in-group', 'root'])
  expect(await names(null)).toEqual(['everywhere', 'root'])
})

test('grants are in the audit log', async () => {
  const entries = await db.auditEntry.findMany({ where: { action: { startsWith: 'grant.' } }, orderBy: { id: 'asc' } })
  expect(entries[0]).toMatchObject({
    action: 'grant.add',
    target: 'user',
    detail: { permission: 'review_applications', cluster: 'athens', to: 'local' },
  })
  expect(entries.some((entry) => entry.action === 'grant.remove')).toBe(true)
})
