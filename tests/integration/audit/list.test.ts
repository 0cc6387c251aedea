import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { exportAudit } from '@/lib/audit/export'
import { listAudit, readEntry } from '@/lib/audit/list'
import { readAuditFilters } from '@/lib/audit/list-schema'
import { lookUpAudit } from '@/lib/audit/look-up'
import { type AuditInput, record } from '@/lib/audit/record'
import type { Reading } from '@/lib/audit/scope'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal } from '@/tests/support/fixtures'

testDatabase()

const people: Record<string, UserCtx> = {}
const who = (name: string): UserCtx => {
  const found = people[name]
  if (!found) throw new Error(name)
  return found
}
const CREATED = new Date('2026-11-01T00:00:00Z')

async function clusterOf(slug: string) {
  const { id } = await db.cluster.create({ data: { slug, hostname: `${slug}.example.org`, description: slug } })
  return id
}

async function note(by: UserCtx, at: string, entry: AuditInput) {
  await db.$transaction((tx) => record(tx, { ...by, now: new Date(at) }, entry))
}

beforeAll(async () => {
  const alpha = await clusterOf('alpha')
  await clusterOf('beta')
  people.root = await person('root', { superuser: true })
  people.manager = await person('manager', { rights: ['manage_users'] })
  people.viewer = await person('viewer', { rights: ['view_instances'] })
  people.alphaViewer = await person('alpha-viewer', { rights: [['view_instances', 'alpha']] })
  people.owner = await person('owner', { groups: ['team'] })
  people.mate = await person('mate', { groups: ['team'] })
  people.other = await person('other')
  people.owner = await contextOf('owner')
  people.mate = await contextOf('mate')
  const group = await db.group.findUniqueOrThrow({ where: { name: 'team' } })
  const { id: instanceId } = await db.instance.create({ data: instanceData(alpha, 'web.example.org') })
  await db.instanceOwner.create({ data: { instanceId, kind: 'group', name: 'team', groupId: group.id } })
  await db.auditEntry.deleteMany()
  const on = (cluster: string, instance: string) =>
    ({ target: 'instance', targetId: instance, cluster, instance }) as const
  await note(who('owner'), '2026-10-01T10:00:00Z', { ...on('alpha', 'old.example.org'), action: 'instance.startup' })
  await note(who('root'), '2026-10-20T10:00:00Z', { ...on('alpha', 'web.example.org'), action: 'instance.remove' })
  await note(who('mate'), '2026-11-10T22:30:00Z', { ...on('alpha', 'web.example.org'), action: 'instance.reboot' })
  await note(who('other'), '2026-11-11T10:00:00Z', {
    ...on('alpha', 'web.example.org'),
    action: 'instance.shutdown',
    allowed: false,
  })
  await note(who('other'), '2026-11-11T11:00:00Z', { ...on('beta', 'web.example.org'), action: 'instance.lock' })
  await note(who('manager'), '2026-11-12T10:00:00Z', {
    action: 'user.change',
    target: 'user',
    targetId: who('owner').actor.id,
    detail: { firstName: { from: '', to: '=cmd|calc' } },
  })
  await note(who('root'), '2026-11-13T10:00:00Z', {
    action: 'setting.change',
    target: 'setting',
    targetId: '=HYPERLINK("x")',
  })
})

function instanceData(clusterId: number, name: string) {
  return {
    clusterId,
    name,
    uuid: name,
    status: 'running',
    adminState: 'up',
    minMemory: 512,
    nics: [],
    diskSizes: [1024],
    addresses: [],
    macs: [],
    secondaryNodes: [],
    tags: [],
    services: [],
    hypervisor: 'kvm',
    hvparams: {},
    primaryNode: 'node1',
    serialNo: 1,
    os: 'noop',
    createdAt: CREATED,
    changedAt: CREATED,
    vcpus: 1,
    memory: 512,
    diskTotal: 1024,
    diskTemplate: 'plain',
  }
}

const asked = (reading: Reading, filters: Record<string, string[]> = {}, q = '') => ({
  reading,
  q,
  filters: readAuditFilters(filters),
  timeZone: 'Europe/Athens',
})
async function seen(name: string, reading: Reading, filters: Record<string, string[]> = {}, q = '') {
  const { rows, total } = await listAudit(who(name), { ...asked(reading, filters, q), skip: 0, take: 50 })
  expect(rows).toHaveLength(total)
  return rows.map(({ action, cluster }) => (cluster ? `${action} ${cluster}` : action))
}

test('the log: all for superusers and who manages users, instances of their clusters for viewers, nothing for others', async () => {
  expect(await seen('root', 'log')).toHaveLength(7)
  expect(await seen('manager', 'log')).toHaveLength(7)
  expect(await seen('viewer', 'log')).toHaveLength(5)
  const onAlpha = [
    'instance.shutdown alpha',
    'instance.reboot alpha',
    'instance.remove alpha',
    'instance.startup alpha',
  ]
  expect(await seen('alphaViewer', 'log')).toEqual(onAlpha)
  expect(await refusal(seen('owner', 'log'))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(lookUpAudit(who('owner'), { reading: 'log', what: 'actor', text: '' }))).toMatchObject({
    code: 'forbidden',
  })
})

test('the history: one’s own, what concerns one’s account and instances, not of an earlier instance, no refusals of others', async () => {
  expect(await seen('owner', 'own')).toEqual(['user.change', 'instance.reboot alpha', 'instance.startup alpha'])
  expect(await seen('mate', 'own')).toEqual(['instance.reboot alpha'])
  expect(await seen('other', 'own')).toEqual(['instance.lock beta', 'instance.shutdown alpha'])
})

test('an owner neither reads nor searches from which address others acted; their own they do', async () => {
  const { rows } = await listAudit(who('owner'), { ...asked('own'), skip: 0, take: 50 })
  expect(rows.map(({ address }) => address)).toEqual([null, null, '192.0.2.1'])
  expect(await seen('owner', 'own', {}, '192.0.2.1')).toEqual(['instance.startup alpha'])
  expect(await seen('root', 'log', {}, '192.0.2.1')).toHaveLength(7)
})

test('an entry that may not be read answers like one that is not there', async () => {
  const [lock] = (await listAudit(who('root'), { ...asked('log', { action: ['instance.lock'] }), skip: 0, take: 1 }))
    .rows
  expect(await readEntry(who('viewer'), 'log', lock?.id ?? 0)).toMatchObject({ action: 'instance.lock' })
  expect(await readEntry(who('alphaViewer'), 'log', lock?.id ?? 0)).toBeNull()
  expect(await readEntry(who('owner'), 'own', lock?.id ?? 0)).toBeNull()
})

test('filters: actor, action, kind, cluster, instance, outcome, days of the reader’s zone; and the search', async () => {
  expect(await seen('root', 'log', { actor: ['other'] })).toHaveLength(2)
  expect(await seen('root', 'log', { action: ['instance.lock', 'user.change'] })).toHaveLength(2)
  expect(await seen('root', 'log', { target: ['setting'] })).toEqual(['setting.change'])
  expect(await seen('root', 'log', { cluster: ['beta'] })).toEqual(['instance.lock beta'])
  expect(await seen('root', 'log', { instance: ['old.example.org'] })).toEqual(['instance.startup alpha'])
  expect(await seen('root', 'log', { outcome: ['refused'] })).toEqual(['instance.shutdown alpha'])
  expect(await seen('root', 'log', { outcome: ['allowed', 'refused'] })).toHaveLength(7)
  // 22:30 in Greenwich is the next day in Athens.
  expect(await seen('root', 'log', { from: ['2026-11-11'], to: ['2026-11-11'] })).toContain('instance.reboot alpha')
  expect(await seen('root', 'log', { to: ['2026-11-10'] })).not.toContain('instance.reboot alpha')
  expect(await seen('root', 'log', {}, 'WEB beta')).toEqual(['instance.lock beta'])
  expect(await seen('root', 'log', {}, '%')).toEqual([])
})

test('pages are read in SQL, the newest first', async () => {
  const page = await listAudit(who('root'), { ...asked('log'), skip: 2, take: 2 })
  expect([page.total, page.rows.map(({ action }) => action)]).toEqual([7, ['instance.lock', 'instance.shutdown']])
})

test('the filters look up only what the reader may see', async () => {
  expect(await lookUpAudit(who('alphaViewer'), { reading: 'log', what: 'cluster', text: '' })).toEqual(['alpha'])
  expect(await lookUpAudit(who('owner'), { reading: 'own', what: 'actor', text: '' })).toEqual([
    'manager',
    'mate',
    'owner',
  ])
})

test('as CSV, with no formula in any cell, and a person by name', async () => {
  const texts = { header: (column: string) => column, action: (code: string) => code, outcome: String }
  let csv = ''
  for await (const part of exportAudit(who('root'), asked('log'), texts)) csv += part
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(8)
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(lines[2]).toContain(',user,owner,')
  expect(csv).not.toMatch(/(^|,)"?[=+@-]/m)
})
