import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { endMaintenance, setMaintenance } from '@/lib/clusters/maintenance'
import { fleetHealth } from '@/lib/clusters/queries'
import { db } from '@/lib/db/client'
import { shutDownInstance, startInstance } from '@/lib/instances/power'
import { listNotices } from '@/lib/notices/queries'
import { addNotice, editNotice, removeNotice } from '@/lib/notices/save-notice'
import type { NoticeInput } from '@/lib/notices/schema'
import { aboveAll, dismissNotice } from '@/lib/notices/shown'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let root: UserCtx
let alice: UserCtx
let stranger: UserCtx
beforeAll(async () => {
  root = await person('root', { superuser: true })
  alice = await person('alice')
  stranger = await person('stranger')
  const instanceTags = [['ganetimgr:user:alice']]
  alpha = await add('alpha', { instances: 1, instanceName: () => 'web.example.org', instanceTags })
  await add('beta')
  await alpha.pass()
})

const HOUR = 3_600_000
const later = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
const notice = (changes: Partial<NoticeInput> = {}): NoticeInput => ({
  level: 'info',
  textEn: 'News',
  textEl: '',
  from: later(-1),
  until: later(1),
  clusterIds: [],
  dismissible: true,
  ...changes,
})
const at = (ctx: UserCtx, hours: number): UserCtx => ({ ...ctx, now: new Date(later(hours)) })
const above = async (ctx: UserCtx) => aboveAll(ctx, await fleetHealth(ctx))
const texts = async (ctx: UserCtx) => (await above(ctx)).notices.map(({ text }) => text)
const place = { cluster: 'alpha', name: 'web.example.org' }

test('a notice is shown from its beginning to its end, to its audience, in the reader’s language', async () => {
  await addNotice(root, notice({ textEl: 'Νέα' }))
  await addNotice(root, notice({ level: 'error', textEn: 'Of alpha', clusterIds: [alpha.id] }))
  await addNotice(root, notice({ textEn: 'Open', from: later(2), until: null }))
  expect(await texts(alice)).toEqual(['Of alpha', 'News'])
  expect(await texts({ ...alice, locale: 'el' })).toEqual(['Of alpha', 'Νέα'])
  expect(await texts(stranger)).toEqual(['News'])
  expect(await texts(at(alice, 1.01))).toEqual([])
  expect(await texts(at(alice, 3))).toEqual(['Open'])
  const { rows } = await listNotices(root, { q: '', filters: {}, sort: 'from', dir: 'desc', skip: 0, take: 9 })
  expect(rows.map(({ textEn, state }) => `${textEn} ${state}`)).toEqual([
    'Open planned',
    'Of alpha shown',
    'News shown',
  ])
})

test('who has closed it sees it no more, until its text is another; what cannot be closed stays', async () => {
  await db.notice.deleteMany()
  const { id } = await addNotice(root, notice())
  const firm = await addNotice(root, notice({ textEn: 'Firm', dismissible: false }))
  await dismissNotice(alice, id)
  await dismissNotice(alice, id)
  expect(await texts(alice)).toEqual(['Firm'])
  expect(await texts(stranger)).toEqual(['Firm', 'News'])
  expect((await refusal(dismissNotice(alice, firm.id))).code).toBe('not_found')
  await editNotice(root, id, notice({ level: 'warning' }))
  expect(await texts(alice)).toEqual(['Firm'])
  await editNotice(root, id, notice({ textEn: 'Other news' }))
  expect(await texts(alice)).toContain('Other news')
  await removeNotice(root, id)
  const actions = await db.auditEntry.findMany({
    where: { target: 'notice', targetId: String(id) },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ action }) => action)).toEqual(['notice.add', 'notice.edit', 'notice.edit', 'notice.remove'])
})

test('only superusers write them, with a text and with an end after the beginning', async () => {
  expect((await refusal(addNotice(alice, notice()))).code).toBe('forbidden')
  expect((await refusal(addNotice(root, notice({ textEn: '' })))).fields).toEqual({ textEn: 'required' })
  const reversed = notice({ until: later(-2) })
  expect((await refusal(addNotice(root, reversed))).fields).toEqual({ until: 'until_before_from' })
  expect((await refusal(addNotice(root, notice({ from: '' })))).fields).toEqual({ from: 'moment_invalid' })
})

const works = (from: number, until: number | null) => ({
  from: later(from),
  until: until === null ? null : later(until),
  reasonEn: 'New disks',
  reasonEl: '',
})

test('works on a cluster: told before, and while they last the server refuses owners, not superusers', async () => {
  await setMaintenance(root, alpha.id, works(2, 3))
  expect((await above(alice)).works).toMatchObject([{ cluster: 'alpha', begun: false, reason: 'New disks' }])
  expect((await above(stranger)).works).toEqual([])
  await setMaintenance(root, alpha.id, works(-1, null))
  expect((await above(alice)).works).toMatchObject([{ begun: true, until: null }])
  const refused = await refusal(shutDownInstance(alice, place, {}))
  expect(refused).toMatchObject({ code: 'conflict', reason: 'cluster_maintenance', values: { cluster: 'alpha' } })
  expect(await db.auditEntry.count({ where: { allowed: false, actorName: 'alice' } })).toBe(1)
  expect(await startInstance(root, place)).toHaveLength(1)
  await setMaintenance(root, alpha.id, works(-2, -1))
  expect((await above(alice)).works).toEqual([])
  expect((await refusal(startInstance(alice, place))).reason).not.toBe('cluster_maintenance')
  await endMaintenance(root, alpha.id)
  await endMaintenance(root, alpha.id)
  expect(await db.auditEntry.count({ where: { action: 'cluster.maintenance-end' } })).toBe(1)
  const manager = await person('manager', { rights: [['manage_clusters', 'beta']] })
  expect((await refusal(setMaintenance(manager, alpha.id, works(1, 2)))).code).toBe('forbidden')
})

test('B32: a node group with the tag locked is told above the pages of those with instances there, and refused', async () => {
  const { nodeGroup } = await db.instance.findFirstOrThrow({ where: { name: place.name } })
  await db.nodeGroup.updateMany({ where: { clusterId: alpha.id, name: nodeGroup ?? '' }, data: { tags: ['locked'] } })
  expect((await above(alice)).groups).toEqual([{ cluster: 'alpha', group: nodeGroup, count: 1 }])
  expect((await above(stranger)).groups).toEqual([])
  await db.act.updateMany({ data: { endedAt: new Date(), state: 'success' } })
  for (const verb of [() => shutDownInstance(alice, place, {}), () => startInstance(alice, place)])
    expect((await refusal(verb())).reason).toBe('node_group_locked')
})
