import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { changeSettings } from '@/lib/settings/change-settings'
import { listSettingChanges } from '@/lib/settings/list-changes'
import { listSettings } from '@/lib/settings/list-settings'
import { readSettings } from '@/lib/settings/queries'
import { setLogo } from '@/lib/site/logo'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

beforeEach(async () => {
  await db.setting.deleteMany()
  await db.auditEntry.deleteMany()
})

test('one save changes several, each with an entry from → to', async () => {
  await changeSettings(system(), { maxVcpus: 8, managers: ['a@example.org'] })
  await changeSettings(system(), { maxVcpus: 16, managers: ['a@example.org'], siteName: 'ganetimgr' })
  expect(await readSettings(db)).toMatchObject({ maxVcpus: 16, managers: ['a@example.org'] })
  const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(entries.map(({ targetId, detail }) => [targetId, detail])).toEqual([
    ['maxVcpus', { from: 4, to: 8 }],
    ['managers', { from: [], to: ['a@example.org'] }],
    ['maxVcpus', { from: 8, to: 16 }],
  ])
})

test('of a save with errors nothing is kept, and each is told of its setting', async () => {
  const wrong = changeSettings(system(), {
    maxVcpus: 0,
    managers: ['a@example.org', 'b'],
    siteName: 'Cloud',
    minDisk: null,
  })
  expect(await refusal(wrong)).toMatchObject({
    code: 'invalid',
    fields: { maxVcpus: 'invalid_value', managers: 'invalid_value', minDisk: 'invalid_value' },
  })
  expect(await db.setting.count()).toBe(0)
  expect(await db.auditEntry.count()).toBe(0)
})

test('what is set back to its default is no longer stored', async () => {
  await changeSettings(system(), { idleDays: 30 })
  await changeSettings(system(), { idleDays: 180 })
  expect(await db.setting.count()).toBe(0)
  expect(await db.auditEntry.count()).toBe(2)
})

test('the page has each with its value, default and limits; only superusers read and change them', async () => {
  const root = await person('root', { superuser: true })
  await changeSettings(root, { consoleIdle: 5 })
  const states = await listSettings(root)
  expect(states.find(({ key }) => key === 'consoleIdle')).toEqual({
    key: 'consoleIdle',
    value: 5,
    initial: 30,
    min: 1,
    max: 1440,
  })
  expect(states.find(({ key }) => key === 'maxDisksTotal')).toMatchObject({ min: 1, max: null })
  const manager = await person('manager', { rights: ['manage_users', 'manage_clusters'] })
  expect(await refusal(listSettings(manager))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(changeSettings(manager, { consoleIdle: 6 }))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(changeSettings(root, { toString: 6 }))).toMatchObject({ code: 'not_found' })
})

test('two saves at once keep both and tell the truth of what was before', async () => {
  await Promise.all([1, 2, 3, 4].map((consolesPerUser) => changeSettings(system(), { consolesPerUser })))
  const entries = await db.auditEntry.findMany({ orderBy: { position: 'asc' } })
  const steps = entries.map(({ detail }) => detail as { from: number; to: number })
  expect(steps.map(({ from }) => from)).toEqual([8, ...steps.slice(0, -1).map(({ to }) => to)])
})

test('the history of the settings: who, when, from what to what; for superusers', async () => {
  const root = await person('rea', { superuser: true })
  await changeSettings(root, { maxVcpus: 8, managers: ['a@example.org'] })
  await setLogo(root, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))
  const history = await listSettingChanges(root)
  expect(history.map(({ who, action, changes }) => [who, action, changes])).toEqual([
    ['rea', 'setting.logo', []],
    ['rea', 'setting.change', [{ field: 'managers', from: [], to: ['a@example.org'] }]],
    ['rea', 'setting.change', [{ field: 'maxVcpus', from: 4, to: 8 }]],
  ])
  expect(await refusal(listSettingChanges(await person('mara')))).toMatchObject({ code: 'forbidden' })
})
