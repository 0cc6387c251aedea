import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { listClusterChanges } from '@/lib/clusters/list-changes'
import { fleetHealth, listClusters, readCluster } from '@/lib/clusters/queries'
import { removeCluster } from '@/lib/clusters/remove-cluster'
import { addCluster, editCluster } from '@/lib/clusters/save-cluster'
import { type ClusterInput, RESERVED_SLUGS } from '@/lib/clusters/schema'
import { setClusterDisabled } from '@/lib/clusters/set-disabled'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'

testDatabase()

const PIN = Array.from({ length: 32 }, () => 'AB').join(':')
const SECRET = 'rapi-pass-word'
const input = (slug: string, changes: Partial<ClusterInput> = {}): ClusterInput => ({
  hostname: 'rapi.example.org',
  slug,
  rapiUser: 'portal',
  rapiPassword: SECRET,
  fingerprint: PIN,
  ...changes,
})

let admin: UserCtx
beforeAll(async () => {
  admin = await person('admin', { rights: ['manage_clusters'] })
})

test('S26: the password is sealed in the table, and in no query and no audit entry', async () => {
  const { id } = await addCluster(admin, input('sealed'))
  const { rapiPassword } = await db.cluster.findUniqueOrThrow({ where: { id } })
  expect(rapiPassword).not.toContain(SECRET)
  expect(open(rapiPassword ?? '')).toBe(SECRET)
  const view = await readCluster(admin, 'sealed')
  expect(view.hasPassword).toBe(true)
  const told = JSON.stringify([view, await listClusters(admin), await fleetHealth(admin)])
  const noted = JSON.stringify(await db.auditEntry.findMany({ where: { target: 'cluster' } }))
  for (const text of [told, noted]) {
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(rapiPassword)
    expect(text).not.toContain('"rapiPassword"')
  }
  expect(noted).toContain('cluster.add')
})

test('B16: words of the portal’s addresses are no slugs, nor is one that is taken', async () => {
  for (const slug of ['list', 'json', 'tags', 'lock', 'isolate', 'stats']) expect(RESERVED_SLUGS).toContain(slug)
  for (const slug of RESERVED_SLUGS)
    expect((await refusal(addCluster(admin, input(slug)))).fields).toEqual({ slug: 'slug_reserved' })
  await addCluster(admin, input('taken'))
  expect((await refusal(addCluster(admin, input('taken')))).fields).toEqual({ slug: 'slug_taken' })
  const { id } = await addCluster(admin, input('other'))
  expect((await refusal(editCluster(admin, id, input('taken')))).fields).toEqual({ slug: 'slug_taken' })
  for (const slug of ['Ü', 'a/b', '-a', 'a b', ''])
    expect((await refusal(addCluster(admin, input(slug)))).code, slug).toBe('invalid')
})

test('B1: the port is kept as it was given, and 5080 without one', async () => {
  await addCluster(admin, input('port', { port: 15080 }))
  await addCluster(admin, input('no-port'))
  expect((await readCluster(admin, 'port')).port).toBe(15080)
  expect((await readCluster(admin, 'no-port')).port).toBe(5080)
  for (const port of [0, 65536, 1.5, 'x'])
    expect((await refusal(addCluster(admin, input('bad-port', { port })))).fields).toEqual({ port: 'port_invalid' })
})

test('an empty password keeps the stored one', async () => {
  const { id } = await addCluster(admin, input('kept'))
  await editCluster(admin, id, input('kept', { rapiPassword: '', description: 'renamed' }))
  const row = await db.cluster.findUniqueOrThrow({ where: { id } })
  expect(open(row.rapiPassword ?? '')).toBe(SECRET)
  expect(row).toMatchObject({ description: 'renamed', version: 2 })
})

test('whoever changes where the password goes must know it', async () => {
  const { id } = await addCluster(admin, input('moved'))
  const other = PIN.replace(/^AB/, 'CD')
  const changes: Partial<ClusterInput>[] = [
    { hostname: 'evil.example.org' },
    { port: 5081 },
    { tls: false },
    { trust: 'ca' },
    { fingerprint: other },
  ]
  for (const change of changes) {
    const refused = await refusal(editCluster(admin, id, input('moved', { rapiPassword: '', ...change })))
    expect(refused.fields, JSON.stringify(change)).toEqual({ rapiPassword: 'rapi_password_again' })
  }
  expect(await db.cluster.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 1, port: 5080 })
  await editCluster(admin, id, input('moved', { hostname: 'new.example.org', rapiPassword: 'new one' }))
  expect(open((await db.cluster.findUniqueOrThrow({ where: { id } })).rapiPassword ?? '')).toBe('new one')
})

const two = (slug: string, changes: Partial<ClusterInput> = {}) =>
  input(slug, { readUser: 'reader', readPassword: 'read-pass-word', ...changes })
const storedOf = (id: number) => db.cluster.findUniqueOrThrow({ where: { id } })

test('the account for reading is sealed, told by its name only, and forgotten when it is taken away', async () => {
  const { id } = await addCluster(admin, two('two'))
  expect(open((await storedOf(id)).readPassword ?? '')).toBe('read-pass-word')
  expect(await readCluster(admin, 'two')).toMatchObject({ readUser: 'reader', hasReadPassword: true })
  await editCluster(admin, id, two('two', { rapiPassword: '', readPassword: '', description: 'kept' }))
  expect(open((await storedOf(id)).readPassword ?? '')).toBe('read-pass-word')
  const told = [await readCluster(admin, 'two'), await listClusters(admin), await listClusterChanges(admin, id)]
  const noted = await db.auditEntry.findMany({ where: { targetId: String(id) } })
  for (const text of [told, noted].map((one) => JSON.stringify(one)))
    for (const secret of ['read-pass-word', (await storedOf(id)).readPassword, '"readPassword"'])
      expect(text).not.toContain(secret)
  await editCluster(admin, id, input('two', { rapiPassword: '' }))
  expect(await storedOf(id)).toMatchObject({ readUser: '', readPassword: null })
})

test('nor does the reader’s password go to another place, or by another name', async () => {
  const { id } = await addCluster(admin, two('two-moved'))
  const kept = { rapiPassword: SECRET, readPassword: '' }
  for (const change of [{ hostname: 'evil.example.org' }, { port: 5081 }, { readUser: 'other' }]) {
    const refused = await refusal(editCluster(admin, id, two('two-moved', { ...kept, ...change })))
    expect(refused.fields, JSON.stringify(change)).toEqual({ readPassword: 'rapi_password_again' })
  }
  const renamed = await refusal(editCluster(admin, id, two('two-moved', { rapiUser: 'other', rapiPassword: '' })))
  expect(renamed.fields).toEqual({ rapiPassword: 'rapi_password_again' })
})

test('two accounts are two users, each with a password', async () => {
  for (const [change, fields] of [
    [{ readUser: 'portal' }, { readUser: 'read_user_same' }],
    [{ rapiUser: '', rapiPassword: '' }, { rapiUser: 'required' }],
    [{ readPassword: '' }, { readPassword: 'required' }],
    [{ rapiPassword: '', fingerprint: '' }, { fingerprint: 'fingerprint_unconfirmed' }],
  ] as const)
    expect((await refusal(addCluster(admin, two('two-refused', change)))).fields).toEqual(fields)
})

test('a cluster that answers elsewhere is mirrored anew', async () => {
  const { id } = await addCluster(admin, input('elsewhere'))
  await db.clusterState.update({ where: { clusterId: id }, data: { lastJobId: 900, instancesMtime: 1e9 } })
  await editCluster(admin, id, input('elsewhere', { description: 'the same place' }))
  expect(await db.clusterState.findUnique({ where: { clusterId: id } })).toMatchObject({ lastJobId: 900 })
  await editCluster(admin, id, input('elsewhere', { hostname: 'other.example.org' }))
  expect(await db.clusterState.findUnique({ where: { clusterId: id } })).toMatchObject({
    lastJobId: 0,
    instancesMtime: 0,
  })
})

test('S25: a password without a confirmed certificate is refused', async () => {
  const refused = await refusal(addCluster(admin, input('unpinned', { fingerprint: '' })))
  expect(refused.fields).toEqual({ fingerprint: 'fingerprint_unconfirmed' })
})

test('an administrator of one cluster edits that one, sees that one, and adds none', async () => {
  const { id } = await addCluster(admin, input('own'))
  const other = await addCluster(admin, input('foreign'))
  const local = await person('local', { rights: [['manage_clusters', 'own']] })
  await editCluster(local, id, input('own', { description: 'mine' }))
  expect((await listClusters(local)).map(({ slug }) => slug)).toEqual(['own'])
  expect(await refusal(readCluster(local, 'foreign'))).toMatchObject(notFound)
  const refused = [
    editCluster(local, other.id, input('foreign')),
    setClusterDisabled(local, other.id, true),
    addCluster(local, input('third')),
    removeCluster(local, id),
  ]
  for (const one of await Promise.all(refused.map(refusal))) expect(one.code).toBe('forbidden')
})

test('who has no right is refused everything', async () => {
  const nobody = await person('nobody')
  const { id } = await addCluster(admin, input('closed'))
  const refused = [
    listClusters(nobody),
    readCluster(nobody, 'closed'),
    addCluster(nobody, input('x')),
    editCluster(nobody, id, input('closed')),
    setClusterDisabled(nobody, id, true),
    removeCluster(nobody, id),
  ]
  for (const one of await Promise.all(refused.map(refusal))) expect(one.code).toBe('forbidden')
  expect(await fleetHealth(nobody)).toEqual([])
})

test('disabled and enabled again, each once in the audit log', async () => {
  const { id } = await addCluster(admin, input('switched'))
  await setClusterDisabled(admin, id, true)
  await setClusterDisabled(admin, id, true)
  expect((await fleetHealth(admin)).map(({ slug }) => slug)).not.toContain('switched')
  await setClusterDisabled(admin, id, false)
  const entries = await db.auditEntry.findMany({ where: { targetId: String(id) }, orderBy: { id: 'asc' } })
  expect(entries.map(({ action }) => action)).toEqual(['cluster.add', 'cluster.disable', 'cluster.enable'])
})

test('a cluster on which an act of ours runs is not removed', async () => {
  const { id } = await addCluster(admin, input('busy'))
  const act = await db.act.create({ data: { kind: 'instance.create', clusterId: id, instance: 'i' } })
  expect(await refusal(removeCluster(admin, id))).toMatchObject({ code: 'conflict', reason: 'cluster_busy' })
  await db.act.update({ where: { id: act.id }, data: { state: 'success', endedAt: new Date() } })
  await removeCluster(admin, id)
  expect(await refusal(readCluster(admin, 'busy'))).toMatchObject(notFound)
})

test('what was changed of a cluster is listed field by field, and the password never', async () => {
  const { id } = await addCluster(admin, input('listed'))
  await editCluster(admin, id, input('listed', { description: 'Cellar' }))
  const [edited, added] = await listClusterChanges(admin, id)
  expect(edited).toMatchObject({ action: 'cluster.edit', changes: [{ field: 'description', from: '', to: 'Cellar' }] })
  expect(added).toMatchObject({ action: 'cluster.add', changes: [] })
  expect(JSON.stringify([edited, added])).not.toContain(SECRET)
  const other = await person('elsewhere', { rights: [['manage_clusters', 'sealed']] })
  expect((await refusal(listClusterChanges(other, id))).code).toBe('forbidden')
})
