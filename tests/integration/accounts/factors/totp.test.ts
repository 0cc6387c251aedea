import { generateSync } from 'otplib'
import { beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { listFactors } from '@/lib/accounts/factors/factors'
import { finishSignIn } from '@/lib/accounts/factors/finish-sign-in'
import { renewCodes } from '@/lib/accounts/factors/recovery-codes'
import { removeFactors, removeTotp } from '@/lib/accounts/factors/remove-factors'
import { beginTotp, confirmTotp } from '@/lib/accounts/factors/set-up-totp'
import { deactivateUser } from '@/lib/accounts/set-active'
import { setPassword } from '@/lib/accounts/set-password'
import { signIn } from '@/lib/accounts/sign-in'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const PASSWORD = 'correct horse battery'
const PROOF = { password: PASSWORD, sessionId: null }
const START = new Date('2026-11-22T12:00:00Z')
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const codeOf = (secret: string, now: Date) => generateSync({ secret, epoch: now.getTime() / 1000 })

let users = 0
let name: string
let ctx: UserCtx

beforeEach(async () => {
  name = `user${++users}`
  ctx = { ...(await person(name, { password: PASSWORD })), now: START, requestId: name }
})

/** With an app set up at START. */
async function setUp() {
  const { secret } = await beginTotp(ctx, PROOF)
  const { codes } = await confirmTotp(ctx, { code: codeOf(secret, START) })
  return { secret, codes }
}

async function half(now = START): Promise<string> {
  const entry = await signIn(system(now), name, PASSWORD)
  if (!entry?.half) throw new Error('no second factor is asked for')
  return entry.half
}

test('an app counts once a code of it was shown; the password alone then opens no session', async () => {
  const { secret, uri } = await beginTotp(ctx, PROOF)
  expect(uri).toBe(`otpauth://totp/ganetimgr:${name}?secret=${secret}&issuer=ganetimgr`)
  expect((await signIn(system(START), name, PASSWORD))?.sessionId).toEqual(expect.any(String))
  expect((await refusal(confirmTotp(ctx, { code: '12345' }))).fields).toEqual({ code: 'code_form' })
  const wrong = codeOf(secret, at(3600))
  expect((await refusal(confirmTotp(ctx, { code: wrong }))).fields).toEqual({ code: 'code_wrong' })
  const code = codeOf(secret, START)
  const { codes } = await confirmTotp(ctx, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  expect(new Set(codes).size).toBe(10)
  expect(codes[0]).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
  const sessions = await db.session.count({ where: { userId: ctx.actor.id } })
  const entry = await signIn(system(at(60)), name, PASSWORD)
  expect(entry).toMatchObject({ sessionId: null, half: expect.any(String) })
  expect(await db.session.count({ where: { userId: ctx.actor.id } })).toBe(sessions)
  const done = await finishSignIn(system(at(60)), entry?.half ?? '', codeOf(secret, at(60)))
  expect(await db.session.count({ where: { id: done?.sessionId ?? '' } })).toBe(1)
})

test('setting up and removing need the password; both are mailed and in the audit log, without secrets', async () => {
  const wrong = { password: 'a guess', sessionId: null }
  expect((await refusal(beginTotp(ctx, wrong))).fields).toEqual({ password: 'password_wrong' })
  const { secret, codes } = await setUp()
  expect((await refusal(beginTotp(ctx, PROOF))).reason).toBe('app_exists')
  expect((await refusal(removeTotp(ctx, wrong))).fields).toEqual({ password: 'password_wrong' })
  await removeTotp(ctx, PROOF)
  expect(await listFactors(ctx)).toMatchObject({ appSince: null, codesLeft: 0 })
  expect((await signIn(system(at(60)), name, PASSWORD))?.sessionId).toEqual(expect.any(String))
  const mails = await db.mail.findMany({ where: { to: `${name}@example.org` }, orderBy: { id: 'asc' } })
  expect(mails.map(({ key }) => key.split(':')[1])).toEqual(['appAdded', 'appRemoved'])
  const told = JSON.stringify(
    [mails.map(({ text }) => text), await db.auditEntry.findMany({ where: { action: { startsWith: 'user.factor' } } })],
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  )
  for (const hidden of [secret, ...codes]) expect(told).not.toContain(hidden)
})

test('the secret is sealed and the recovery codes hashed', async () => {
  const { secret, codes } = await setUp()
  const row = await db.totpSecret.findUniqueOrThrow({ where: { userId: ctx.actor.id } })
  expect(row.secret).toMatch(/^v1:/)
  expect(row.secret).not.toContain(secret)
  const kept = await db.recoveryCode.findMany({ where: { userId: ctx.actor.id } })
  for (const { hash } of kept) expect(codes).not.toContain(hash)
})

test('a code counts once, also of many at once; the one of the set-up too, and none of before', async () => {
  const { secret } = await setUp()
  expect(await finishSignIn(system(START), await half(), codeOf(secret, START))).toBeNull()
  const now = at(60)
  const code = codeOf(secret, now)
  const tries = await Promise.all(
    Array.from({ length: 4 }, async () => finishSignIn(system(now), await half(now), code)),
  )
  expect(tries.filter(Boolean)).toHaveLength(1)
  expect(await finishSignIn(system(at(75)), await half(at(75)), code)).toBeNull()
  expect(await finishSignIn(system(at(75)), await half(at(75)), codeOf(secret, at(30)))).toBeNull()
})

test('clocks may differ by one code, not by two', async () => {
  const { secret } = await setUp()
  const now = at(300)
  expect(await finishSignIn(system(now), await half(now), codeOf(secret, at(240)))).toBeNull()
  expect(await finishSignIn(system(now), await half(now), codeOf(secret, at(360)))).toBeNull()
  expect(await finishSignIn(system(now), await half(now), codeOf(secret, at(330)))).not.toBeNull()
})

test('a recovery code signs in where the key is lost that the secret was sealed with', async () => {
  const { codes } = await setUp()
  const secret = 'v1:lost-key:AAAA'
  await db.totpSecret.update({ where: { userId: ctx.actor.id }, data: { secret } })
  expect(await finishSignIn(system(START), await half(), codes[0] ?? '')).not.toBeNull()
})

test('a recovery code counts once, however it is typed, and the person is told', async () => {
  const { codes } = await setUp()
  const code = codes[3] ?? ''
  expect(await finishSignIn(system(START), await half(), ` ${code.toUpperCase().replaceAll('-', ' ')}`)).not.toBeNull()
  expect(await finishSignIn(system(START), await half(), code)).toBeNull()
  expect((await listFactors(ctx)).codesLeft).toBe(9)
  const mail = await db.mail.findFirstOrThrow({ where: { key: { startsWith: 'account:codeUsed' } } })
  expect(mail.text).toContain('9 are left')
  const fresh = await renewCodes(ctx, PROOF)
  expect(await finishSignIn(system(START), await half(), codes[4] ?? '')).toBeNull()
  expect(await finishSignIn(system(START), await half(), fresh[0] ?? '')).not.toBeNull()
})

test('nobody uses a recovery code of another', async () => {
  const { codes } = await setUp()
  const other = name
  name = `user${++users}`
  ctx = { ...(await person(name, { password: PASSWORD })), now: START, requestId: name }
  await setUp()
  expect(other).not.toBe(name)
  expect(await finishSignIn(system(START), await half(), codes[0] ?? '')).toBeNull()
})

test('the half of a sign-in lasts ten minutes, counts once, and ends with the account and the password', async () => {
  const { codes } = await setUp()
  const [late, used, gone, reset] = [await half(), await half(), await half(), await half()]
  const ended = (token: string, now: Date) => refusal(finishSignIn(system(now), token, codes[9] ?? ''))
  expect((await ended(late, at(601))).reason).toBe('half_ended')
  await finishSignIn(system(START), used, codes[0] ?? '')
  expect((await ended(used, START)).reason).toBe('half_ended')
  await setPassword(system(), name, PASSWORD)
  expect((await ended(reset, START)).reason).toBe('half_ended')
  const again = await half()
  await deactivateUser(system(), ctx.actor.id)
  for (const token of [gone, again, 'made up']) expect((await ended(token, START)).reason).toBe('half_ended')
})

test('codes cannot be tried without end, and each refused one is in the audit log', async () => {
  await setUp()
  const token = await half()
  for (let count = 0; count < 5; count++) expect(await finishSignIn(system(START), token, '000000')).toBeNull()
  expect((await refusal(finishSignIn(system(START), token, '000000'))).code).toBe('too_many')
  const entries = await db.auditEntry.findMany({ where: { actorId: ctx.actor.id, action: 'user.sign-in' } })
  expect(entries.filter(({ allowed }) => !allowed)).toHaveLength(5)
  expect(entries.at(-1)?.detail).toEqual({ way: 'password', step: 'second' })
})

test('who manages users helps who has lost theirs, but not those above them', async () => {
  await setUp()
  const manager = await person(`manager${users}`, { rights: ['manage_users'] })
  const other = await person(`plain${users}`)
  expect((await refusal(removeFactors(other, ctx.actor.id))).code).toBe('forbidden')
  expect((await refusal(removeFactors(manager, other.actor.id))).reason).toBe('no_factor')
  await removeFactors(manager, ctx.actor.id)
  expect((await signIn(system(START), name, PASSWORD))?.sessionId).toEqual(expect.any(String))
  expect(await db.mail.count({ where: { to: `${name}@example.org`, key: { contains: 'factorsRemoved' } } })).toBe(1)
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'user.factors-remove' } })
  expect(entry).toMatchObject({ actorName: `manager${users}`, targetId: String(ctx.actor.id) })
  await setUp()
  await db.user.update({ where: { id: ctx.actor.id }, data: { isSuperuser: true } })
  expect((await refusal(removeFactors(manager, ctx.actor.id))).code).toBe('forbidden')
  await removeFactors(system(), ctx.actor.id)
})
