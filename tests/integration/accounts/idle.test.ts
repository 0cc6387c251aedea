import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { listIdle } from '@/lib/accounts/idle'
import { remindIdle } from '@/lib/accounts/remind-idle'
import { deactivateUser } from '@/lib/accounts/set-active'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const NOW = new Date('2026-11-22T12:00:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const later = (days: number) => ago(-days)
let helpdesk: UserCtx

async function someone(username: string, lastLoginAt: Date | null, mutedMails: string[] = []): Promise<number> {
  const { actor } = await person(username, { locale: 'el' })
  await db.user.update({ where: { id: actor.id }, data: { lastLoginAt, createdAt: ago(400), mutedMails } })
  return actor.id
}

beforeAll(async () => {
  helpdesk = { ...(await person('helpdesk', { rights: ['view_instances'] })), now: NOW }
  await db.user.updateMany({ data: { lastLoginAt: NOW } })
  await someone('fresh', ago(179))
  await someone('idle', ago(181))
  await someone('never', null)
  await someone('muted', ago(200), ['reminders'])
  const reading = await someone('reading', ago(300))
  const session = { createdAt: ago(2), seenAt: ago(2), expiresAt: later(5) }
  await db.session.create({ data: { userId: reading, ...session } })
  await deactivateUser(system(), await someone('gone', ago(500)))
})

const reminded = async () => (await db.mail.findMany({ orderBy: { id: 'asc' } })).map(({ to }) => to.split('@')[0])

test('the idle are those active accounts that nobody has used for so long, the longest away first', async () => {
  const { rows, total } = await listIdle(helpdesk, { q: '', skip: 0, take: 50 })
  expect([rows.map(({ username }) => username), total]).toEqual([['never', 'muted', 'idle'], 3])
  expect((await listIdle(helpdesk, { q: 'IDL', skip: 0, take: 50 })).rows).toHaveLength(1)
  expect((await listIdle(helpdesk, { q: '%', skip: 0, take: 50 })).rows).toHaveLength(0)
  expect((await listIdle(helpdesk, { q: '', skip: 1, take: 1 })).rows.map(({ username }) => username)).toEqual([
    'muted',
  ])
})

test('only who sees all instances or manages users sees them', async () => {
  const reviewer = await person('reviewer', { rights: ['review_applications'] })
  await db.user.update({ where: { id: reviewer.actor.id }, data: { lastLoginAt: NOW } })
  expect((await refusal(listIdle(reviewer, { q: '', skip: 0, take: 50 }))).code).toBe('forbidden')
})

test('each is reminded once in a time of idleness, in their language, though two processes ask', async () => {
  await Promise.all([remindIdle(NOW), remindIdle(NOW)])
  await remindIdle(later(0.9))
  expect(await reminded()).toEqual(['idle', 'never'])
  expect((await db.mail.findFirstOrThrow()).subject).toContain('Δεν έχετε συνδεθεί για 181 ημέρες')
  await db.user.update({ where: { username: 'idle' }, data: { lastLoginAt: later(2) } })
  await db.user.updateMany({
    where: { username: { in: ['fresh', 'reading', 'helpdesk', 'reviewer'] } },
    data: { lastLoginAt: later(150) },
  })
  expect(await remindIdle(later(181))).toBe(0)
  expect(await remindIdle(later(183))).toBe(1)
  expect((await reminded()).filter((name) => name === 'idle')).toHaveLength(2)
})

test('the days are a setting, and reminders can be turned off', async () => {
  await changeSetting(system(), 'idleDays', 400)
  expect((await listIdle(helpdesk, { q: '', skip: 0, take: 50 })).rows.map(({ username }) => username)).toEqual([
    'never',
  ])
  await changeSetting(system(), 'idleDays', 1)
  await changeSetting(system(), 'idleReminders', false)
  expect(await remindIdle(later(300))).toBe(0)
})
