import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { createUser } from '@/lib/accounts/create-user'
import { deleteUser } from '@/lib/accounts/delete-user'
import { exportOwnData } from '@/lib/accounts/export-data'
import { changeDetails, changePreferences, endWelcome } from '@/lib/accounts/profile'
import { loadUser } from '@/lib/accounts/queries'
import { updateUser } from '@/lib/accounts/update-user'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

let alice: UserCtx
let manager: UserCtx

beforeAll(async () => {
  await createUser(system(), { username: 'alice', email: 'alice@example.org', password: 'correct horse battery' })
  alice = await contextOf('alice')
  manager = await person('manager', { rights: ['manage_users'] })
})

const row = () => db.user.findUniqueOrThrow({ where: { username: 'alice' } })
const details = { firstName: 'Alice', lastName: 'Liddell', phone: '210', organizationId: null }

test('one’s own details, with what changed in the audit log', async () => {
  await changeDetails(alice, details)
  expect(await row()).toMatchObject(details)
  await changeDetails(alice, details)
  const entries = await db.auditEntry.findMany({ where: { action: 'user.change' } })
  expect(entries).toMatchObject([{ actorName: 'alice', detail: { firstName: { from: '', to: 'Alice' } } }])
  expect((await refusal(changeDetails(alice, { ...details, lastName: ' ', organizationId: 9 }))).fields).toEqual({
    lastName: 'required',
  })
  expect((await refusal(changeDetails(alice, { ...details, organizationId: 9 }))).fields).toEqual({
    organizationId: 'invalid_value',
  })
})

test('time zone, colours and mails', async () => {
  await changePreferences(alice, { timeZone: 'Europe/Athens', theme: 'dark', mutedMails: ['reminders'] })
  expect(await loadUser(db, alice.actor.id)).toMatchObject({ timeZone: 'Europe/Athens', theme: 'dark' })
  const bad = changePreferences(alice, { timeZone: 'Atlantis/Poseidonis', theme: null, mutedMails: [] })
  expect((await refusal(bad)).fields).toEqual({ timeZone: 'time_zone_unknown' })
})

test('the welcome is shown until it is closed', async () => {
  expect((await loadUser(db, alice.actor.id))?.firstLogin).toBe(true)
  await endWelcome(alice)
  expect((await loadUser(db, alice.actor.id))?.firstLogin).toBe(false)
})

test('all that is kept about a person, and no secret', async () => {
  await db.application.create({
    data: {
      applicantId: alice.actor.id,
      hostname: 'web.example.org',
      memory: 512,
      vcpus: 1,
      disk: 5,
      os: 'os:noop',
      comments: 'For a course',
      cookie: 'the-cookie',
    },
  })
  const text = JSON.stringify(await exportOwnData(alice))
  for (const known of ['alice@example.org', 'web.example.org', 'For a course', 'user.change'])
    expect(text).toContain(known)
  for (const secret of ['the-cookie', '$argon2id', 'manager@example.org']) expect(text).not.toContain(secret)
})

test('administrators change what is given and nothing else', async () => {
  await updateUser(manager, alice.actor.id, { phone: '211' })
  expect(await row()).toMatchObject({ ...details, phone: '211', email: 'alice@example.org' })
  const taken = updateUser(manager, alice.actor.id, { email: 'MANAGER@example.org' })
  expect((await refusal(taken)).fields).toEqual({ email: 'email_taken' })
  expect((await refusal(updateUser(alice, alice.actor.id, { phone: '1' }))).code).toBe('forbidden')
  expect((await refusal(updateUser(manager, 99_999, { phone: '1' }))).code).toBe('not_found')
})

test('who is not a superuser makes none, and changes none', async () => {
  const root = await person('root', { superuser: true })
  expect((await refusal(updateUser(manager, alice.actor.id, { isSuperuser: true }))).code).toBe('forbidden')
  expect((await refusal(updateUser(manager, root.actor.id, { phone: '1' }))).code).toBe('forbidden')
  expect((await refusal(updateUser(system(), root.actor.id, { isSuperuser: false }))).reason).toBe('last_superuser')
  await updateUser(root, alice.actor.id, { isSuperuser: true })
  expect((await refusal(updateUser(root, root.actor.id, { isSuperuser: false }))).reason).toBe('not_yourself')
  await updateUser(await contextOf('alice'), root.actor.id, { isSuperuser: false })
})

test('S14: who is deleted leaves a name that nobody gets again; applications are kept', async () => {
  const { id } = await createUser(system(), { username: 'Leaver', email: 'leaver@example.org', password: null })
  await deleteUser(manager, id)
  const again = createUser(system(), { username: 'leaver', email: 'leaver@example.org', password: null })
  expect((await refusal(again)).fields).toEqual({ username: 'username_taken' })
  expect((await refusal(deleteUser(manager, manager.actor.id))).reason).toBe('not_yourself')
  await updateUser(system(), alice.actor.id, { isSuperuser: true })
  await person('spare', { superuser: true })
  expect((await refusal(deleteUser(system(), alice.actor.id))).reason).toBe('user_has_applications')
})
