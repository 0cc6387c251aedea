import { beforeAll, expect, test } from 'vitest'
import { changePassword } from '@/lib/accounts/change-password'
import { createUser } from '@/lib/accounts/create-user'
import { loadSignedIn } from '@/lib/accounts/queries'
import { endOwnSessions, endSession, listSessions, touchSession } from '@/lib/accounts/sessions'
import { activateUser, deactivateUser } from '@/lib/accounts/set-active'
import { setPassword } from '@/lib/accounts/set-password'
import { signIn } from '@/lib/accounts/sign-in'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const PASSWORD = 'correct horse battery'
const HOUR_MS = 3_600_000

beforeAll(async () => {
  for (const username of ['alice', 'bob'])
    await createUser(system(), { username, email: `${username}@example.org`, password: PASSWORD })
})

async function begin(login: string, now = new Date(), password = PASSWORD): Promise<string> {
  const signedIn = await signIn({ ...system(now), address: '192.0.2.1' }, login, password, 'Firefox')
  if (!signedIn?.sessionId) throw new Error('refused')
  return signedIn.sessionId
}

const counts = async (id: string, now = new Date()) => (await loadSignedIn(db, id, now)) !== null
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS)

test('a session ends when idle, and in the end also when used', async () => {
  const start = new Date('2026-11-22T12:00:00Z')
  const id = await begin('alice', start)
  expect(await counts(id, later(start, 11.9))).toBe(true)
  expect(await counts(id, later(start, 12.1))).toBe(false)
  for (let hour = 10; hour <= 160; hour += 10) {
    const now = later(start, hour)
    const found = await loadSignedIn(db, id, now)
    expect(found, `after ${hour} hours`).not.toBeNull()
    if (found) await touchSession(found.session, now, '192.0.2.2')
  }
  expect(await counts(id, later(start, 167))).toBe(true)
  expect(await counts(id, later(start, 168.1))).toBe(false)
})

test('limits are settings, and hold for sessions that are open', async () => {
  const start = new Date('2026-11-22T12:00:00Z')
  const id = await begin('alice', start)
  await changeSetting(system(), 'sessionIdleHours', 1)
  const found = await loadSignedIn(db, id, later(start, 2))
  if (found) await touchSession(found.session, later(start, 2), null)
  expect(await counts(id, later(start, 2.9))).toBe(true)
  expect(await counts(id, later(start, 3.1))).toBe(false)
  await changeSetting(system(), 'sessionIdleHours', 12)
})

test('everyone sees and ends their own sessions only', async () => {
  const [mine, other] = [await begin('alice'), await begin('bob')]
  const [alice, bob] = [await contextOf('alice'), await contextOf('bob')]
  expect((await listSessions(alice)).map(({ id }) => id)).toContain(mine)
  expect((await listSessions(alice)).map(({ id }) => id)).not.toContain(other)
  expect((await listSessions(alice)).find(({ id }) => id === mine)).toMatchObject({
    address: '192.0.2.1',
    agent: 'Firefox',
  })
  expect((await refusal(endSession(alice, other))).code).toBe('not_found')
  expect(await counts(other)).toBe(true)
  await endSession(bob, other)
  expect(await counts(other)).toBe(false)
  expect((await refusal(endSession(bob, 'no id'))).code).toBe('invalid')
})

test('all but this one, then all', async () => {
  const [kept, ended] = [await begin('bob'), await begin('bob')]
  const bob = await contextOf('bob')
  expect((await endOwnSessions(bob, kept)).ended).toBe(1)
  expect([await counts(kept), await counts(ended)]).toEqual([true, false])
  await endOwnSessions(bob, null)
  expect(await counts(kept)).toBe(false)
})

test('a changed password ends the other sessions and is mailed; the old one must be known', async () => {
  const [kept, ended] = [await begin('bob'), await begin('bob')]
  const bob = await contextOf('bob')
  const wrong = changePassword(bob, { current: 'a guess', password: 'another password' }, kept)
  expect((await refusal(wrong)).fields).toEqual({ current: 'password_wrong' })
  const short = changePassword(bob, { current: PASSWORD, password: 'short' }, kept)
  expect((await refusal(short)).fields).toEqual({ password: 'password_short' })
  await changePassword(bob, { current: PASSWORD, password: 'another password' }, kept)
  expect([await counts(kept), await counts(ended)]).toEqual([true, false])
  expect(await signIn(system(), 'bob', PASSWORD)).toBeNull()
  expect(await signIn(system(), 'bob', 'another password')).not.toBeNull()
  expect((await db.mail.findFirstOrThrow({ where: { to: 'bob@example.org' } })).subject).toContain(
    'password was changed',
  )
})

test('whoever holds a session cannot try passwords without end', async () => {
  const alice = await contextOf('alice')
  const attempt = () => refusal(changePassword(alice, { current: 'a guess', password: 'another password' }, null))
  for (let count = 0; count < 5; count++) expect((await attempt()).code).toBe('invalid')
  expect((await attempt()).code).toBe('too_many')
})

test('a password set by an administrator ends every session', async () => {
  const id = await begin('alice')
  await setPassword(system(), 'alice', PASSWORD)
  expect(await counts(id)).toBe(false)
})

test('S12: deactivation ends sessions at once, and nobody signs in; activation lets them in again', async () => {
  const manager = await person('manager', { rights: ['manage_users'] })
  const id = await begin('alice')
  const alice = await db.user.findUniqueOrThrow({ where: { username: 'alice' } })
  await deactivateUser(manager, alice.id, 'left')
  await deactivateUser(manager, alice.id)
  expect(await counts(id)).toBe(false)
  expect(await db.session.count({ where: { userId: alice.id } })).toBe(0)
  expect(await signIn(system(), 'alice', PASSWORD)).toBeNull()
  expect(await db.auditEntry.findMany({ where: { action: 'user.deactivate' } })).toMatchObject([
    { actorName: 'manager', detail: { reason: 'left' } },
  ])
  await activateUser(manager, alice.id)
  expect(await counts(await begin('alice'))).toBe(true)
  expect(await db.mail.count({ where: { key: { startsWith: 'account:activated:' }, to: alice.email } })).toBe(1)
})

test('nobody deactivates themselves, a superuser above them, or the last superuser', async () => {
  const manager = await person('second', { rights: ['manage_users'] })
  const root = await person('root', { superuser: true })
  const plain = await person('plain')
  expect((await refusal(deactivateUser(manager, manager.actor.id))).reason).toBe('not_yourself')
  expect((await refusal(deactivateUser(manager, root.actor.id))).code).toBe('forbidden')
  expect((await refusal(deactivateUser(plain, manager.actor.id))).code).toBe('forbidden')
  expect((await refusal(deactivateUser(system(), root.actor.id))).reason).toBe('last_superuser')
  expect((await refusal(deactivateUser(manager, 999_999))).code).toBe('not_found')
})
