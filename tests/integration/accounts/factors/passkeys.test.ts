import { beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addPasskey, beginPasskey } from '@/lib/accounts/factors/add-passkey'
import { listFactors } from '@/lib/accounts/factors/factors'
import { finishByPasskey, passkeyOptions, signInByPasskey } from '@/lib/accounts/factors/passkey-sign-in'
import { removeFactors, removePasskey } from '@/lib/accounts/factors/remove-factors'
import { deactivateUser } from '@/lib/accounts/set-active'
import { signIn } from '@/lib/accounts/sign-in'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'
import { passkeyDevice } from '@/tests/support/passkey-device'

process.env.PUBLIC_URL = 'https://portal.example.org'
testDatabase()

const PASSWORD = 'correct horse battery'
const PROOF = { password: PASSWORD, sessionId: null }
const PORTAL = { origin: 'https://portal.example.org', rpId: 'portal.example.org' }

let users = 0
let name: string
let ctx: UserCtx

beforeEach(async () => {
  name = `user${++users}`
  ctx = { ...(await person(name, { password: PASSWORD })), requestId: name }
})

async function withPasskey(label = 'Laptop') {
  const device = passkeyDevice()
  const { challenge } = await beginPasskey(ctx, PROOF)
  const { codes } = await addPasskey(ctx, { name: label, response: device.make({ ...PORTAL, challenge }) })
  return { device, codes }
}

const ask = async (half: string | null = null) => ({
  ...PORTAL,
  challenge: (await passkeyOptions(new Date(), half)).challenge,
})

async function half(): Promise<string> {
  const entry = await signIn(system(), name, PASSWORD)
  if (!entry?.half) throw new Error('no second factor is asked for')
  return entry.half
}

test('added with the password only, named, listed with its last use; mailed and in the audit log', async () => {
  expect((await refusal(beginPasskey(ctx, { password: 'a guess', sessionId: null }))).fields).toEqual({
    password: 'password_wrong',
  })
  const { codes } = await withPasskey()
  expect(codes).toHaveLength(10)
  ctx = { ...ctx, now: new Date(ctx.now.getTime() + 1000) }
  expect((await withPasskey('Key on the ring')).codes).toEqual([])
  const { passkeys } = await listFactors(ctx)
  expect(passkeys.map((one) => [one.name, one.lastUsedAt])).toEqual([
    ['Laptop', null],
    ['Key on the ring', null],
  ])
  expect(
    (await db.mail.findMany({ where: { to: `${name}@example.org` } })).map(({ key }) => key.split(':')[1]),
  ).toContain('passkeyAdded')
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'user.factor-add', actorName: name } })
  expect(entry.detail).toEqual({ factor: 'passkey', name: 'Laptop' })
})

test('signs in by itself, but only where the person was verified', async () => {
  const { device } = await withPasskey()
  expect(await signInByPasskey(system(), device.show(await ask(), { verified: false }))).toBeNull()
  const entry = await signInByPasskey(system(), device.show(await ask()), 'Firefox')
  expect(entry).toMatchObject({ id: ctx.actor.id, half: null })
  expect(await db.session.count({ where: { id: entry?.sessionId ?? '', agent: 'Firefox' } })).toBe(1)
  expect((await listFactors(ctx)).passkeys[0]?.lastUsedAt).toEqual(expect.any(Date))
})

test('is the second step after the password; then a touch is enough', async () => {
  const { device } = await withPasskey()
  const token = await half()
  const shown = device.show(await ask(token), { verified: false })
  expect(await finishByPasskey(system(), token, shown)).toMatchObject({ id: ctx.actor.id, half: null })
  expect((await refusal(finishByPasskey(system(), token, shown))).reason).toBe('half_ended')
})

test('a challenge counts once, for what and whom it was made', async () => {
  const { device } = await withPasskey()
  const once = await ask()
  expect(await signInByPasskey(system(), device.show(once))).not.toBeNull()
  expect(await signInByPasskey(system(), device.show(once))).toBeNull()
  expect(await signInByPasskey(system(), device.show({ ...PORTAL, challenge: 'bm9uZQ' }))).toBeNull()
  const [first, second] = [await half(), await half()]
  expect(await signInByPasskey(system(), device.show(await ask(first)))).toBeNull()
  expect(await finishByPasskey(system(), second, device.show(await ask()))).toBeNull()
  const late = { ...PORTAL, challenge: (await passkeyOptions(new Date(Date.now() - 301_000), null)).challenge }
  expect(await signInByPasskey(system(), device.show(late))).toBeNull()
})

test('nobody finishes another’s sign-in with a passkey of their own', async () => {
  const { device } = await withPasskey()
  const owner = ctx
  name = `user${++users}`
  ctx = { ...(await person(name, { password: PASSWORD })), requestId: name }
  await withPasskey()
  const token = await half()
  expect(await finishByPasskey(system(), token, device.show(await ask(token)))).toBeNull()
  expect((await refusal(removePasskey(ctx, { ...PROOF, id: device.id }))).code).toBe('not_found')
  expect((await listFactors(owner)).passkeys).toHaveLength(1)
})

test('of another site, or copied, it opens nothing', async () => {
  const { device } = await withPasskey()
  expect(
    await signInByPasskey(system(), device.show({ ...(await ask()), origin: 'https://portal.evil.example' })),
  ).toBeNull()
  expect(await signInByPasskey(system(), device.show({ ...(await ask()), rpId: 'evil.example' }))).toBeNull()
  expect(await signInByPasskey(system(), device.show(await ask()))).not.toBeNull()
  expect(await signInByPasskey(system(), device.show(await ask(), { again: true }))).toBeNull()
  expect(await signInByPasskey(system(), passkeyDevice().show(await ask()))).toBeNull()
})

test('removed, deactivated or taken away by an administrator it opens nothing', async () => {
  const { device } = await withPasskey()
  await deactivateUser(system(), ctx.actor.id)
  expect(await signInByPasskey(system(), device.show(await ask()))).toBeNull()
  await db.user.update({ where: { id: ctx.actor.id }, data: { isActive: true } })
  await removePasskey(ctx, { ...PROOF, id: device.id })
  expect(await signInByPasskey(system(), device.show(await ask()))).toBeNull()
  expect(await listFactors(ctx)).toMatchObject({ passkeys: [], codesLeft: 0 })
  await withPasskey()
  await removeFactors(system(), ctx.actor.id)
  expect(await listFactors(ctx)).toMatchObject({ passkeys: [], codesLeft: 0 })
})
