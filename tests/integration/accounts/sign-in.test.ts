import { pbkdf2Sync } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createUser } from '@/lib/accounts/create-user'
import { changeLocale } from '@/lib/accounts/profile'
import { loadUser } from '@/lib/accounts/queries'
import { setPassword } from '@/lib/accounts/set-password'
import { signIn } from '@/lib/accounts/sign-in'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const PASSWORD = 'correct horse battery'
let alice: number

beforeAll(async () => {
  const given = { username: 'alice', email: 'alice@example.org', password: PASSWORD }
  alice = (await createUser(system(), given)).id
})

test('by user name or address, whatever their case', async () => {
  for (const login of ['alice', 'ALICE', ' alice ', 'Alice@Example.org'])
    expect(await signIn(system(), login, PASSWORD), login).toMatchObject({ id: alice })
})

test('unknown, wrong, inactive and without a password look alike', async () => {
  await createUser(system(), { username: 'gone', email: 'gone@example.org', password: PASSWORD })
  await db.user.update({ where: { username: 'gone' }, data: { isActive: false } })
  await person('passwordless')
  expect(await signIn(system(), 'nobody', PASSWORD)).toBeNull()
  expect(await signIn(system(), 'alice', 'wrong')).toBeNull()
  expect(await signIn(system(), 'gone', PASSWORD)).toBeNull()
  expect(await signIn(system(), 'passwordless', '')).toBeNull()
})

test('% and _ in a login are no wildcards', async () => {
  expect(await signIn(system(), 'alic_', PASSWORD)).toBeNull()
  expect(await signIn(system(), '%', PASSWORD)).toBeNull()
})

test('each attempt on an account is in the audit log, without the password', async () => {
  await signIn({ ...system(), address: '192.0.2.7' }, 'alice', 'a wrong password')
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'user.sign-in' }, orderBy: { id: 'desc' } })
  expect(entry).toMatchObject({ actorId: alice, actorName: 'alice', allowed: false, address: '192.0.2.7' })
  expect(JSON.stringify(entry)).not.toContain('wrong')
})

test('a hash of Django opens once and is kept anew', async () => {
  const hash = pbkdf2Sync(PASSWORD, 'salt', 1000, 32, 'sha256').toString('base64')
  const email = 'old@example.org'
  await db.user.create({ data: { username: 'old', email, passwordHash: `pbkdf2_sha256$1000$salt$${hash}` } })
  expect(await signIn(system(), 'old', 'wrong')).toBeNull()
  expect((await db.user.findUniqueOrThrow({ where: { email } })).passwordHash).toMatch(/^pbkdf2/)
  expect(await signIn(system(), 'old', PASSWORD)).not.toBeNull()
  expect((await db.user.findUniqueOrThrow({ where: { email } })).passwordHash).toMatch(/^\$argon2id/)
  expect(await signIn(system(), 'old', PASSWORD)).not.toBeNull()
})

test('who may manage users sets passwords, but not those of superusers', async () => {
  const manager = await person('manager', { rights: ['manage_users'] })
  await person('root', { superuser: true })
  await person('plain')
  await setPassword(manager, 'plain', 'a new password')
  expect(await signIn(system(), 'plain', 'a new password')).not.toBeNull()
  expect((await refusal(setPassword(manager, 'root', 'a new password'))).code).toBe('forbidden')
  expect((await refusal(setPassword(await contextOf('plain'), 'plain', 'a new password'))).code).toBe('forbidden')
  expect((await refusal(setPassword(manager, 'nobody', 'a new password'))).code).toBe('not_found')
})

test('the language is the person’s own', async () => {
  const ctx = await contextOf('alice')
  await changeLocale(ctx, 'el')
  expect((await loadUser(db, alice))?.locale).toBe('el')
  expect((await refusal(changeLocale(ctx, 'fr'))).code).toBe('invalid')
})
