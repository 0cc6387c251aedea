import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx, UserCtx } from '@/lib/access/actor'
import { confirmRegistration, readConfirmation } from '@/lib/accounts/confirm-registration'
import { createUser } from '@/lib/accounts/create-user'
import { approveRegistration, rejectRegistration } from '@/lib/accounts/decide-registration'
import { beginForm, register, resendLink } from '@/lib/accounts/register'
import { countRegistrations, listRegistrations } from '@/lib/accounts/registrations'
import type { RegistrationInput } from '@/lib/accounts/schema'
import { deactivateUser } from '@/lib/accounts/set-active'
import { signIn } from '@/lib/accounts/sign-in'
import { cleanAccounts } from '@/lib/accounts/tasks'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const NOW = new Date('2026-11-22T12:00:00Z')
const DAY_MS = 86_400_000
let manager: UserCtx

beforeAll(async () => {
  await createUser(system(), { username: 'alice', email: 'Alice@example.org', password: 'correct horse battery' })
  manager = await person('manager', { rights: ['manage_users'], locale: 'el' })
})

beforeEach(async () => {
  await db.throttle.deleteMany()
  await db.mail.deleteMany()
})

const anyone = (now = NOW, locale = 'en'): Ctx => ({ ...system(now), locale, address: '192.0.2.1' })

function form(username: string, changes: Partial<RegistrationInput> = {}): RegistrationInput {
  return {
    username,
    email: `${username}@example.org`,
    firstName: 'Nia',
    lastName: 'Nikolaou',
    password: 'correct horse battery',
    acceptTerms: true,
    begun: beginForm(new Date(NOW.getTime() - 10_000)),
    ...changes,
  }
}

const mails = async () =>
  (await db.mail.findMany({ orderBy: { id: 'asc' } })).map(({ key, to }) => [key.split(':')[1], to])

async function tokenTo(email: string): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({
    where: { to: email, text: { contains: 'token=' } },
    orderBy: { id: 'desc' },
  })
  return /token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
}

async function waiting(username: string): Promise<number> {
  await register(anyone(), form(username))
  await confirmRegistration(anyone(), await tokenTo(`${username}@example.org`))
  return (await db.registration.findFirstOrThrow({ where: { username } })).id
}

test('from asking to signing in, with a mail at each step in each one’s language', async () => {
  await register(anyone(NOW, 'el'), form('nia', { phone: ' 210 1 ' }))
  expect(await mails()).toEqual([['registrationConfirm', 'nia@example.org']])
  expect((await db.mail.findFirstOrThrow()).subject).toContain('Επιβεβαίωση')
  expect(await listRegistrations(manager)).toEqual([])
  const token = await tokenTo('nia@example.org')
  expect(await readConfirmation(token, NOW)).toEqual({ username: 'nia', email: 'nia@example.org', waits: false })
  await confirmRegistration(anyone(), token)
  expect(await readConfirmation(token, NOW)).toMatchObject({ waits: true })
  expect((await mails()).slice(1)).toEqual([
    ['registrationWaits', 'nia@example.org'],
    ['registrationToDecide', 'manager@example.org'],
  ])
  expect(await signIn(system(), 'nia', 'correct horse battery')).toBeNull()
  const [row] = await listRegistrations(manager)
  expect(row).toMatchObject({ username: 'nia', phone: '210 1', address: '192.0.2.1' })
  const { userId } = await approveRegistration(manager, row?.id ?? 0)
  expect(await signIn(system(), 'nia', 'correct horse battery')).toMatchObject({ id: userId })
  expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({ locale: 'el', firstLogin: true })
  expect((await mails()).at(-1)).toEqual(['registrationApproved', 'nia@example.org'])
  expect(await db.registration.findFirst({ where: { username: 'nia' } })).toMatchObject({
    status: 'approved',
    decidedBy: 'manager',
    passwordHash: null,
    tokenHash: null,
  })
})

test('S15: opening the link changes nothing; the token is kept hashed, and a second press harms nothing', async () => {
  await register(anyone(), form('link'))
  const token = await tokenTo('link@example.org')
  await readConfirmation(token, NOW)
  const row = await db.registration.findFirstOrThrow({ where: { username: 'link' } })
  expect(row.status).toBe('unverified')
  expect(JSON.stringify(row)).not.toContain(token)
  await confirmRegistration(anyone(), token)
  await confirmRegistration(anyone(), token)
  expect((await mails()).filter(([event]) => event === 'registrationToDecide')).toHaveLength(1)
  expect((await refusal(confirmRegistration(anyone(), `${token}x`))).reason).toBe('link_used')
  expect(await readConfirmation('', NOW)).toBeNull()
})

test('a known address gets the same answer, and what it has by mail', async () => {
  expect(await register(anyone(), form('someone', { email: 'ALICE@EXAMPLE.ORG' }))).toBeUndefined()
  expect(await mails()).toEqual([['registrationKnown', 'Alice@example.org']])
  // Otherwise a name that stays free would tell that the address was known.
  expect((await refusal(register(anyone(), form('someone', { email: 'x@example.org' })))).fields).toEqual({
    username: 'username_taken',
  })
})

test('who asks twice is told so by mail once the first is confirmed', async () => {
  await waiting('twice')
  await db.mail.deleteMany()
  await register(anyone(), form('twice2', { email: 'twice@example.org' }))
  expect(await mails()).toEqual([['registrationAgain', 'twice@example.org']])
})

test('S14: a user name is never given twice', async () => {
  const cluster = await db.cluster.create({ data: { slug: 'alpha', hostname: 'alpha.example.org' } })
  const instance = await db.instance.create({ data: mirrored(cluster.id, 'web.example.org') })
  await db.instanceOwner.create({ data: { instanceId: instance.id, kind: 'user', name: 'Former' } })
  await db.retiredName.create({ data: { name: 'deleted' } })
  const gone = await createUser(system(), { username: 'gone', email: 'gone@example.org', password: null })
  await deactivateUser(system(), gone.id)
  await register(anyone(), form('held'))
  for (const username of ['alice', 'ALICE', 'former', 'Deleted', 'gone', 'held']) {
    const asked = register(anyone(), form(username, { email: 'new@example.org' }))
    expect((await refusal(asked)).fields, username).toEqual({ username: 'username_taken' })
  }
  await expect(createUser(system(), { username: 'DELETED', email: 'd@example.org', password: null })).rejects.toThrow()
  const id = await waiting('later')
  await db.instanceOwner.create({ data: { instanceId: instance.id, kind: 'user', name: 'later' } })
  expect((await refusal(approveRegistration(manager, id))).reason).toBe('username_on_instances')
})

test('what cannot be a name, an address, a password is told by field', async () => {
  const bad = { email: 'no address', password: 'short', firstName: ' ', acceptTerms: false }
  expect((await refusal(register(anyone(), form('Ελένη', bad)))).fields).toEqual({
    username: 'username_alphabet',
    email: 'email_invalid',
    password: 'password_short',
    firstName: 'required',
    acceptTerms: 'terms_not_accepted',
  })
  expect((await refusal(register(anyone(), form('a@b', { email: 'a@example.org' })))).fields).toEqual({
    username: 'username_at',
  })
  expect((await refusal(register(anyone(), form('org', { organizationId: 99 })))).fields).toEqual({
    organizationId: 'invalid_value',
  })
})

test('programs: a filled trap makes nothing, haste and old forms are refused, one address does not ask without end', async () => {
  expect(await register(anyone(), form('robot', { website: 'http://spam.example' }))).toBeUndefined()
  expect(await db.registration.count({ where: { username: 'robot' } })).toBe(0)
  const begun = (ms: number) => beginForm(new Date(NOW.getTime() - ms))
  expect((await refusal(register(anyone(), form('fast', { begun: begun(1000) })))).reason).toBe('form_fast')
  expect((await refusal(register(anyone(), form('old', { begun: begun(25 * 3_600_000) })))).reason).toBe('form_old')
  expect((await refusal(register(anyone(), form('forged', { begun: 'v1:x:y' })))).reason).toBe('form_old')
  for (let count = 0; count < 10; count++) await register(anyone(), form(`many${count}`))
  expect((await refusal(register(anyone(), form('many10')))).code).toBe('too_many')
})

test('closed: nobody can ask', async () => {
  await changeSetting(system(), 'registrationOpen', false)
  expect((await refusal(register(anyone(), form('late')))).reason).toBe('registration_closed')
  await changeSetting(system(), 'registrationOpen', true)
})

test('sent again: the new link counts, the old one does not; the same answer for an unknown address', async () => {
  await register(anyone(), form('again'))
  const first = await tokenTo('again@example.org')
  await resendLink(anyone(), { email: 'AGAIN@example.org' })
  const second = await tokenTo('again@example.org')
  expect(second).not.toBe(first)
  expect(await resendLink(anyone(), { email: 'nobody@example.org' })).toBeUndefined()
  expect((await mails()).map(([, to]) => to)).not.toContain('nobody@example.org')
  expect((await refusal(confirmRegistration(anyone(), first))).reason).toBe('link_used')
  await confirmRegistration(anyone(), second)
  for (let count = 0; count < 3; count++) await resendLink(anyone(), { email: 'flood@example.org' })
  const more = async () => resendLink(anyone(), { email: 'flood@example.org' })
  await more()
  expect((await refusal(more())).code).toBe('too_many')
})

test('a link too old is refused, its row removed and the name free again; decisions are kept a month', async () => {
  await register(anyone(), form('slow'))
  const token = await tokenTo('slow@example.org')
  const late = new Date(NOW.getTime() + 11 * DAY_MS)
  expect(await readConfirmation(token, late)).toBeNull()
  expect((await refusal(confirmRegistration(anyone(late), token))).reason).toBe('link_used')
  const decided = await waiting('decided')
  await rejectRegistration({ ...manager, now: NOW }, { id: decided, reason: 'no' })
  await cleanAccounts(late)
  expect(await db.registration.count({ where: { username: 'slow' } })).toBe(0)
  expect(await db.registration.count({ where: { id: decided } })).toBe(1)
  await cleanAccounts(new Date(NOW.getTime() + 31 * DAY_MS))
  expect(await db.registration.count({ where: { id: decided } })).toBe(0)
})

test('a rejection needs a reason, which is mailed; what is decided is not decided again', async () => {
  const id = await waiting('rejected')
  expect((await refusal(rejectRegistration(manager, { id, reason: ' ' }))).fields).toEqual({
    reason: 'reason_required',
  })
  await rejectRegistration(manager, { id, reason: 'Not of this university' })
  const mail = await db.mail.findFirstOrThrow({ where: { key: { startsWith: 'account:registrationRejected' } } })
  expect(mail.text).toContain('Not of this university')
  expect(await refusal(approveRegistration(manager, id))).toMatchObject({
    reason: 'registration_decided',
    values: { status: 'rejected', by: 'manager' },
  })
})

test('two who approve at once make one account', async () => {
  const id = await waiting('once')
  const outcomes = await Promise.allSettled([approveRegistration(manager, id), approveRegistration(manager, id)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.user.count({ where: { username: 'once' } })).toBe(1)
})

test('only who manages users sees and decides', async () => {
  const id = await waiting('secret')
  const plain = await person('plain', { rights: ['review_applications', 'view_instances'] })
  expect((await refusal(listRegistrations(plain))).code).toBe('forbidden')
  expect((await refusal(approveRegistration(plain, id))).code).toBe('forbidden')
  expect((await refusal(rejectRegistration(plain, { id, reason: 'x' }))).code).toBe('forbidden')
  expect(await countRegistrations(plain)).toBeNull()
  expect(await countRegistrations(manager)).toBeGreaterThan(0)
  await register(anyone(), form('unproved'))
  const { id: unproved } = await db.registration.findFirstOrThrow({ where: { username: 'unproved' } })
  expect((await refusal(approveRegistration(manager, unproved))).code).toBe('not_found')
})

test('nobody’s address is another’s user name', async () => {
  await createUser(system(), { username: 'odd@example.org', email: 'odd@example.net', password: null })
  const address = createUser(system(), { username: 'other', email: 'ODD@example.org', password: null })
  expect((await refusal(address)).fields).toEqual({ email: 'email_taken' })
  const name = createUser(system(), { username: 'alice@example.org', email: 'y@example.org', password: null })
  expect((await refusal(name)).fields).toEqual({ username: 'username_taken' })
})
