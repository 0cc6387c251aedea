import { beforeAll, expect, test } from 'vitest'
import { createUser } from '@/lib/accounts/create-user'
import { deleteUser } from '@/lib/accounts/delete-user'
import { grant } from '@/lib/accounts/grants'
import { addMember, createGroup, deleteGroup } from '@/lib/accounts/groups'
import { listChanges } from '@/lib/accounts/list-changes'
import { pageOfGroups, readGroup } from '@/lib/accounts/list-groups'
import { pageOfOrganizations, readOrganization } from '@/lib/accounts/list-organizations'
import { grantable, grantPlaces, listRights } from '@/lib/accounts/list-rights'
import { findPeople, listUsers, readUser } from '@/lib/accounts/list-users'
import { mailNewPassword } from '@/lib/accounts/mail-new-password'
import { addOrganization, deleteOrganization, editOrganization } from '@/lib/accounts/organizations'
import type { PageOf } from '@/lib/accounts/page-of'
import { addGroup, editGroup } from '@/lib/accounts/save-group'
import { setPassword } from '@/lib/accounts/set-password'
import { updateUser } from '@/lib/accounts/update-user'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const page = (changes: Partial<PageOf> = {}): PageOf => ({
  q: '',
  filters: {},
  sort: '',
  dir: 'asc',
  skip: 0,
  take: 50,
  ...changes,
})
const idOf = async (username: string) => (await db.user.findUniqueOrThrow({ where: { username } })).id

let clusterId: number
beforeAll(async () => {
  clusterId = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  await person('root', { superuser: true })
})

test('an ordinary user reads and changes nothing of it', async () => {
  const ctx = await person('ordinary', { rights: ['view_instances', ['manage_users', 'athens']] })
  const id = await idOf('root')
  const { id: groupId } = await createGroup(system(), 'closed')
  const { id: organizationId } = await addOrganization(system(), { title: 'Closed' })
  const asked = [
    ...[listUsers(ctx, page()), readUser(ctx, id), findPeople(ctx, 'root'), mailNewPassword(ctx, id)],
    ...[pageOfGroups(ctx, page()), readGroup(ctx, groupId), deleteGroup(ctx, groupId)],
    ...[addGroup(ctx, { name: 'mine' }), editGroup(ctx, groupId, { name: 'mine' })],
    ...[
      pageOfOrganizations(ctx, page()),
      readOrganization(ctx, organizationId),
      addOrganization(ctx, { title: 'Mine' }),
    ],
    ...[editOrganization(ctx, organizationId, { title: 'Mine' }), deleteOrganization(ctx, organizationId)],
    ...[listRights(ctx, page()), grantPlaces(ctx), listChanges(ctx, { kind: 'user', id })],
  ]
  for (const one of await Promise.all(asked.map(refusal))) expect(one.code).toBe('forbidden')
  expect(() => grantable(ctx)).toThrow('forbidden')
})

test('users are found by every word, filtered, sorted and paged', async () => {
  const { id: organizationId } = await addOrganization(system(), { title: 'Physics', tag: 'phys' })
  const { id: groupId } = await createGroup(system(), 'lab')
  const nikos = { username: 'nikos', email: 'nikos@example.org', firstName: 'Νίκος', lastName: 'Παπαδόπουλος' }
  const { id } = await createUser(system(), { ...nikos, password: null, organizationId, groupIds: [groupId] })
  await person('nikoleta')
  const manager = await person('keeper', { rights: ['manage_users'] })
  const names = async (changes: Partial<PageOf>) =>
    (await listUsers(manager, page(changes))).rows.map(({ username }) => username)
  expect(await names({ q: 'παπαδοπουλος ΝΙΚΟΣ' })).toEqual(['nikos'])
  expect(await names({ q: 'niko', sort: 'username', dir: 'desc' })).toEqual(['nikos', 'nikoleta'])
  expect(await names({ q: 'niko', skip: 1, take: 1 })).toEqual(['nikos'])
  expect((await listUsers(manager, page({ q: 'niko', take: 1 }))).total).toBe(2)
  expect(await names({ filters: { organization: [String(organizationId)] } })).toEqual(['nikos'])
  expect(await names({ filters: { group: [String(groupId)] } })).toEqual(['nikos'])
  expect(await names({ filters: { power: ['superuser'] } })).toEqual(['root'])
  const [row] = (await listUsers(manager, page({ q: 'nikos' }))).rows
  expect(row).not.toHaveProperty('passwordHash')
  expect(await readUser(manager, id)).toMatchObject({ name: 'Νίκος Παπαδόπουλος', groups: [{ groupId }] })
  await deleteOrganization(manager, organizationId)
  expect((await readUser(manager, id)).organizationId).toBeNull()
})

test('a group is renamed and deleted only while no instance carries its tag', async () => {
  const manager = await person('groups', { rights: ['manage_users'] })
  await person('bob')
  const { id } = await addGroup(manager, { name: 'ops', memberIds: [await idOf('bob')] })
  expect((await readGroup(manager, id)).members).toHaveLength(1)
  await editGroup(manager, id, { name: 'operations', memberIds: [] })
  expect(await readGroup(manager, id)).toMatchObject({ name: 'operations', members: [] })
  await addGroup(manager, { name: 'twin' })
  expect((await refusal(editGroup(manager, id, { name: 'twin' }))).fields).toEqual({ name: 'group_taken' })
  await tagged('operations', id)
  const owns = { code: 'conflict', reason: 'group_owns_instances', values: { count: 1 } }
  expect(await refusal(editGroup(manager, id, { name: 'other' }))).toMatchObject(owns)
  expect(await refusal(deleteGroup(manager, id))).toMatchObject(owns)
  await db.instanceOwner.deleteMany({ where: { groupId: id } })
  await deleteGroup(manager, id)
  expect((await refusal(readGroup(manager, id))).code).toBe('not_found')
  const of = await listChanges(manager, { kind: 'group', id })
  const actions = ['group.delete', 'group.remove', 'group.change', 'group.add', 'group.create']
  expect(of.map(({ action }) => action).toSorted()).toEqual(actions.toSorted())
  expect(of.find(({ action }) => action === 'group.change')?.changes).toEqual([
    { field: 'name', from: 'ops', to: 'operations' },
  ])
})

test('who manages users does not rise by a group or by another’s account', async () => {
  const manager = await person('climber', { rights: ['manage_users'] })
  await person('chief', { groups: ['masters'] })
  await grant(system(), { permission: 'manage_clusters', to: { group: 'masters' } })
  const group = await db.group.findUniqueOrThrow({ where: { name: 'masters' } })
  const chief = await idOf('chief')
  const own = manager.actor.id
  expect((await refusal(addMember(manager, 'masters', 'climber'))).reason).toBe('group_powerful')
  expect((await refusal(editGroup(manager, group.id, { name: 'masters', memberIds: [own, chief] }))).reason).toBe(
    'group_powerful',
  )
  expect((await refusal(updateUser(manager, own, { groupIds: [group.id] }))).reason).toBe('group_powerful')
  expect((await refusal(updateUser(manager, chief, { email: 'climber@example.com' }))).reason).toBe('user_powerful')
  expect((await refusal(setPassword(manager, 'chief', 'a long new password'))).reason).toBe('user_powerful')
  expect((await refusal(updateUser(manager, own, { isSuperuser: true }))).code).toBe('forbidden')
  const root = await idOf('root')
  expect((await refusal(deleteUser(manager, root))).code).toBe('forbidden')
  await updateUser(await person('second', { superuser: true }), chief, { email: 'chief@example.com' })
})

test('an organisation’s tag is one word and its own; its changes are told from and to', async () => {
  const manager = await person('titles', { rights: ['manage_users'] })
  const { id } = await addOrganization(manager, { title: 'Chemistry', tag: 'chem' })
  expect((await refusal(addOrganization(manager, { title: 'Other', tag: 'chem' }))).fields).toEqual({
    tag: 'organization_tag_taken',
  })
  expect((await refusal(addOrganization(manager, { title: '', tag: 'a:b' }))).fields).toEqual({
    title: 'required',
    tag: 'username_alphabet',
  })
  expect((await refusal(addOrganization(manager, { title: 'X', website: 'javascript:alert(1)' }))).fields).toEqual({
    website: 'website_invalid',
  })
  await editOrganization(manager, id, { title: 'Chemistry dept', tag: 'chem' })
  const [latest] = await listChanges(manager, { kind: 'organization', id })
  expect(latest).toMatchObject({
    who: 'titles',
    changes: [{ field: 'title', from: 'Chemistry', to: 'Chemistry dept' }],
  })
  const user = await idOf('titles')
  await updateUser(await person('third', { superuser: true }), user, { organizationId: id })
  const [change] = await listChanges(manager, { kind: 'user', id: user, username: 'titles' })
  expect(change?.changes).toEqual([{ field: 'organizationId', from: null, to: 'Chemistry dept' }])
  await deleteOrganization(manager, id)
})

test('the rights page says who can do what, where and why', async () => {
  const manager = await person('why', { rights: ['manage_users', ['can_lock', 'athens']], groups: ['noc'] })
  await createGroup(system(), 'hollow')
  await grant(system(), { permission: 'view_instances', to: { group: 'noc' } })
  await grant(system(), { permission: 'can_isolate', to: { group: 'hollow' }, cluster: 'athens' })
  const told = async (changes: Partial<PageOf>) =>
    (await listRights(manager, page(changes))).rows.map((row) => [row.username, row.permission, row.cluster, row.via])
  expect(await told({ q: 'why' })).toEqual([
    ['why', 'can_lock', 'athens', null],
    ['why', 'manage_users', null, null],
    ['why', 'view_instances', null, 'noc'],
  ])
  expect(await told({ q: 'hollow' })).toEqual([[null, 'can_isolate', 'athens', 'hollow']])
  expect(await told({ filters: { permission: ['can_lock'], cluster: [String(clusterId)] }, q: 'root' })).toEqual([
    ['root', null, null, null],
  ])
  expect(await told({ filters: { why: ['group'], permission: ['view_instances'] } })).toEqual([
    ['why', 'view_instances', null, 'noc'],
  ])
  const { rows } = await listRights(manager, page({ q: 'why' }))
  expect(rows.map(({ mayRevoke }) => mayRevoke)).toEqual([true, false, true])
  expect(grantable(manager).filter(({ allowed }) => !allowed)).toHaveLength(2)
})

/** An instance in the mirror with the tag of that group. */
async function tagged(name: string, groupId: number) {
  await db.instance.create({
    data: {
      clusterId,
      name: 'i.example.org',
      uuid: 'u',
      status: 'running',
      adminState: 'up',
      vcpus: 1,
      memory: 1,
      minMemory: 1,
      diskTemplate: 'file',
      diskTotal: 0,
      nics: [],
      os: 'noop',
      hypervisor: 'fake',
      hvparams: {},
      primaryNode: 'n',
      serialNo: 1,
      createdAt: new Date(),
      changedAt: new Date(),
      diskSizes: [],
      addresses: [],
      macs: [],
      secondaryNodes: [],
      tags: [],
      services: [],
      owners: { create: [{ kind: 'group', name, groupId }] },
    },
  })
}
