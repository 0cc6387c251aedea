import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/actor'
import { askForEmail, confirmEmail } from '@/lib/accounts/change-email'
import { createUser } from '@/lib/accounts/create-user'
import { readLink } from '@/lib/accounts/mailed-links'
import { askForReset, resetPassword } from '@/lib/accounts/reset-password'
import { deactivateUser } from '@/lib/accounts/set-active'
import { signIn } from '@/lib/accounts/sign-in'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { contextOf, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const PASSWORD = 'correct horse battery'
const NEW = 'another good password'
const HOUR_MS = 3_600_000
let users = 0
let name: string
let id: number

beforeEach(async () => {
  await db.mail.deleteMany()
  name = `user${++users}`
  id = (await createUser(system(), { username: name, email: `${name}@example.org`, password: PASSWORD })).id
})

const anyone = (now = new Date()): Ctx => ({ ...system(now), address: '192.0.2.1' })
const mails = async () =>
  (await db.mail.findMany({ orderBy: { id: 'asc' } })).map(({ key, to }) => [key.split(':')[1], to])
async function token(): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { text: { contains: 'token=' } }, orderBy: { id: 'desc' } })
  return /token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
}

test('a forgotten password: mailed link, used once, ends sessions; opening it changes nothing', async () => {
  const session = await signIn(system(), name, PASSWORD)
  await askForReset(anyone(), { email: `${name.toUpperCase()}@example.org` })
  const link = await token()
  expect(await readLink('password', link, new Date())).toMatchObject({ username: name })
  expect(await db.mailedLink.count({ where: { hash: link } })).toBe(0)
  await resetPassword(anyone(), { token: link, password: NEW })
  expect(await db.session.count({ where: { id: session?.sessionId ?? '' } })).toBe(0)
  expect(await signIn(system(), name, NEW)).not.toBeNull()
  expect((await refusal(resetPassword(anyone(), { token: link, password: PASSWORD }))).reason).toBe('link_used')
  expect(await mails()).toEqual([
    ['reset', `${name}@example.org`],
    ['passwordChanged', `${name}@example.org`],
  ])
})

test('the same answer for an unknown address, and no mail', async () => {
  expect(await askForReset(anyone(), { email: 'nobody@example.org' })).toBeUndefined()
  await deactivateUser(system(), id)
  expect(await askForReset(anyone(), { email: `${name}@example.org` })).toBeUndefined()
  expect(await mails()).toEqual([])
})

test('nobody’s mailbox is filled, known or not', async () => {
  for (const email of [`${name}@example.org`, 'stranger@example.org']) {
    for (let count = 0; count < 4; count++) await askForReset({ ...anyone(), address: null }, { email })
    expect((await refusal(askForReset({ ...anyone(), address: null }, { email }))).code).toBe('too_many')
  }
})

test('a link that is old, replaced, or of someone deactivated is refused', async () => {
  await askForReset(anyone(), { email: `${name}@example.org` })
  const first = await token()
  const late = new Date(Date.now() + 3 * HOUR_MS)
  expect(await readLink('password', first, late)).toBeNull()
  expect((await refusal(resetPassword(anyone(late), { token: first, password: NEW }))).reason).toBe('link_used')
  await askForReset(anyone(), { email: `${name}@example.org` })
  expect((await refusal(resetPassword(anyone(), { token: first, password: NEW }))).reason).toBe('link_used')
  const second = await token()
  await deactivateUser(system(), id)
  expect((await refusal(resetPassword(anyone(), { token: second, password: NEW }))).reason).toBe('link_used')
})

test('two at once: one link sets one password', async () => {
  await askForReset(anyone(), { email: `${name}@example.org` })
  const link = await token()
  const outcomes = await Promise.allSettled([
    resetPassword(anyone(), { token: link, password: `${NEW} 1` }),
    resetPassword(anyone(), { token: link, password: `${NEW} 2` }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('S3: the new address is proved by its link, the old one told, and only who asked is changed', async () => {
  const ctx = await contextOf(name)
  await askForEmail(ctx, { email: 'fresh@example.org', password: PASSWORD })
  expect(await mails()).toEqual([
    ['emailAsked', `${name}@example.org`],
    ['emailConfirm', 'fresh@example.org'],
  ])
  expect((await db.user.findUniqueOrThrow({ where: { id } })).email).toBe(`${name}@example.org`)
  const link = await token()
  const visitor = await createUser(system(), { username: 'visitor', email: 'visitor@example.org', password: null })
  await confirmEmail(await contextOf('visitor'), link)
  expect((await db.user.findUniqueOrThrow({ where: { id } })).email).toBe('fresh@example.org')
  expect((await db.user.findUniqueOrThrow({ where: { id: visitor.id } })).email).toBe('visitor@example.org')
  expect((await mails()).at(-1)).toEqual(['emailChanged', `${name}@example.org`])
  expect((await refusal(confirmEmail(anyone(), link))).reason).toBe('link_used')
})

test('another’s address cannot be taken, now or until the link is used, and nothing tells that it is one', async () => {
  await createUser(system(), { username: `other${users}`, email: `other${users}@example.org`, password: null })
  const ctx = await contextOf(name)
  expect(await askForEmail(ctx, { email: `OTHER${users}@example.org`, password: PASSWORD })).toBeUndefined()
  expect((await mails()).at(-1)).toEqual(['emailKnown', `other${users}@example.org`])
  await askForEmail(await contextOf(name), { email: 'soon@example.org', password: PASSWORD })
  const link = await token()
  await createUser(system(), { username: `faster${users}`, email: 'soon@example.org', password: null })
  expect((await refusal(confirmEmail(anyone(), link))).reason).toBe('email_taken')
})

test('a new address needs the password', async () => {
  const asked = askForEmail(await contextOf(name), { email: 'thief@example.org', password: 'a guess' })
  expect((await refusal(asked)).fields).toEqual({ password: 'password_wrong' })
  expect(await mails()).toEqual([])
})
