import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser } from '@/lib/accounts/create-user'
import { addMember, createGroup } from '@/lib/accounts/groups'
import { askForReset } from '@/lib/accounts/reset-password'
import { deactivateUser } from '@/lib/accounts/set-active'
import { signIn } from '@/lib/accounts/sign-in'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { refusal, system } from '@/tests/support/fixtures'
import { BASE, type Directory, dnOf, groupDn, READER, READER_PASSWORD, startSlapd } from '@/tests/support/slapd'

let directory: Directory

beforeAll(async () => {
  directory = await startSlapd()
  Object.assign(process.env, {
    LDAP_URL: directory.url,
    LDAP_STARTTLS: 'true',
    LDAP_CA: directory.ca,
    LDAP_BIND_DN: READER,
    LDAP_BIND_PASSWORD: READER_PASSWORD,
    LDAP_BASE: BASE,
    LDAP_EMAIL_VERIFIED: 'true',
    LDAP_GROUP_MAP: `noc=${groupDn('operators')}; staff=${groupDn('staff')}; nowhere=${groupDn('staff')}`,
  })
})
testDatabase()
afterAll(() => directory.stop())

const enter = (login: string, password = `${login} correct horse`) => signIn(system(), login, password)
const userOf = (username: string) =>
  db.user.findUniqueOrThrow({ where: { username }, include: { groups: { include: { group: true } } } })

test('the first sign-in makes an account with name and address; the next finds it, also by address', async () => {
  await directory.addPerson('dora', { givenName: 'Δώρα', sn: 'Παπαδοπούλου' })
  const entry = await enter('dora')
  expect(entry?.sessionId).toEqual(expect.any(String))
  expect(await userOf('dora')).toMatchObject({
    firstName: 'Δώρα',
    lastName: 'Παπαδοπούλου',
    email: 'dora@example.org',
    passwordHash: null,
    firstLogin: true,
  })
  expect(await enter('dora@example.org', 'dora correct horse')).toMatchObject({ id: entry?.id })
  expect(await db.externalIdentity.count({ where: { userId: entry?.id ?? 0 } })).toBe(1)
})

test('wrong, unknown and empty look alike, and are in the audit log', async () => {
  await directory.addPerson('wanda')
  expect(await enter('wanda', 'wrong')).toBeNull()
  expect(await enter('wanda', '')).toBeNull()
  expect(await enter('nobody')).toBeNull()
  expect(await db.user.findUnique({ where: { username: 'wanda' } })).toBeNull()
  const refused = await db.auditEntry.count({ where: { action: 'user.sign-in', allowed: false } })
  expect(refused).toBeGreaterThanOrEqual(3)
})

test('what is typed is no filter', async () => {
  await directory.addPerson('faye')
  for (const login of ['*', 'fay*', 'faye)(uid=*', '*)(objectClass=*', 'faye\\2a', '{login}'])
    expect(await enter(login, 'faye correct horse'), login).toBeNull()
})

test('an account that is there is linked by its address, and told', async () => {
  const { id } = await createUser(system(), {
    username: 'Lena',
    email: 'LENA@example.org',
    password: 'correct horse battery',
  })
  await directory.addPerson('lena')
  expect(await enter('lena')).toMatchObject({ id })
  expect(await db.mail.count({ where: { to: 'LENA@example.org', key: { startsWith: 'account:linked' } } })).toBe(1)
  expect(await db.auditEntry.count({ where: { action: 'user.link', targetId: String(id) } })).toBe(1)
  expect(await enter('Lena', 'correct horse battery')).toMatchObject({ id })
})

test('an address that the directory does not vouch for links nothing', async () => {
  await createUser(system(), { username: 'mina', email: 'mina@example.org', password: 'correct horse battery' })
  await directory.addPerson('impostor', { mail: 'mina@example.org' })
  const ldap = config().ldap
  if (!ldap) throw new Error('no directory')
  ldap.verifiedEmail = false
  expect((await refusal(enter('impostor'))).reason).toBe('directory_email_known')
  ldap.verifiedEmail = true
})

test('a name that Ganeti cannot carry, or that was or is another’s, is refused in words; so is no address', async () => {
  await directory.addPerson('maría', { mail: 'maria@example.org' })
  expect((await refusal(enter('maría'))).reason).toBe('directory_name')
  await directory.addPerson('nomail', { mail: 'no-address' })
  expect((await refusal(enter('nomail'))).reason).toBe('directory_email')
  await db.retiredName.create({ data: { name: 'retired' } })
  await directory.addPerson('retired')
  expect((await refusal(enter('retired'))).reason).toBe('directory_name_taken')
  await createUser(system(), { username: 'taken', email: 'other@example.org', password: null })
  await directory.addPerson('taken')
  expect((await refusal(enter('taken'))).reason).toBe('directory_name_taken')
})

test('S12: who is deactivated stays refused, and gets no new password by mail', async () => {
  await directory.addPerson('gone')
  const entry = await enter('gone')
  await askForReset(system(), { email: 'gone@example.org' })
  expect(await db.mailedLink.count({ where: { userId: entry?.id ?? 0 } })).toBe(0)
  await deactivateUser(system(), entry?.id ?? 0)
  expect(await enter('gone')).toBeNull()
  expect(await db.user.count({ where: { username: 'gone' } })).toBe(1)
})

test('groups follow the directory’s, and those that the map does not name stay', async () => {
  for (const name of ['noc', 'staff', 'course']) await createGroup(system(), name)
  await directory.addPerson('gregor')
  await directory.addGroup('operators', ['gregor'])
  const groups = async () => (await userOf('gregor')).groups.map(({ group }) => group.name).sort()
  await enter('gregor')
  expect(await groups()).toEqual(['noc'])
  await addMember(system(), 'course', 'gregor')
  await directory.administer(async (client) => {
    await client.del(groupDn('operators'))
    await client.add(groupDn('staff'), { objectClass: 'groupOfNames', member: dnOf('gregor') })
  })
  await enter('gregor')
  expect(await groups()).toEqual(['course', 'staff'])
})

test('a certificate of another authority is not trusted; ldaps works as StartTLS does', async () => {
  const ldap = config().ldap
  if (!ldap) throw new Error('no directory')
  await directory.addPerson('tess')
  const { ca, url } = ldap
  ldap.ca = undefined
  expect((await refusal(enter('tess'))).reason).toBe('directory_down')
  Object.assign(ldap, { ca, url: directory.secureUrl })
  expect(await enter('tess')).not.toBeNull()
  ldap.url = url
})

test('without the directory the portal’s own accounts go on, and the others are told', async () => {
  await createUser(system(), { username: 'local', email: 'local@example.org', password: 'correct horse battery' })
  await directory.stop()
  expect(await enter('local', 'correct horse battery')).not.toBeNull()
  expect((await refusal(enter('dora'))).reason).toBe('directory_down')
})
