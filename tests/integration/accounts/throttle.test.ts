import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/actor'
import { createUser } from '@/lib/accounts/create-user'
import { signIn } from '@/lib/accounts/sign-in'
import { networkOf } from '@/lib/accounts/throttle'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { refusal, system } from '@/tests/support/fixtures'

testDatabase()

const PASSWORD = 'correct horse battery'
const START = new Date('2026-11-22T12:00:00Z')

beforeAll(async () => {
  for (const username of ['alice', 'bob', 'carol'])
    await createUser(system(), { username, email: `${username}@example.org`, password: PASSWORD })
})

const at = (seconds: number, address: string | null = null): Ctx => ({
  ...system(new Date(START.getTime() + seconds * 1000)),
  address,
})

/** Refused attempts, each as soon as the one before allows; how long each had to wait. */
async function waits(login: string, count: number, address: string | null = null): Promise<number[]> {
  let clock = 0
  const told: number[] = []
  for (let attempt = 0; attempt < count; attempt++) {
    const error = await signIn(at(clock, address), login, 'wrong').then(
      () => null,
      (thrown) => thrown,
    )
    if (!error) continue
    told.push(error.values.seconds)
    clock += error.values.seconds
    await signIn(at(clock, address), login, 'wrong')
  }
  return told
}

test('S23: after five refusals each next attempt waits twice as long, for an account and for none', async () => {
  expect(await waits('alice', 14)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300])
  expect(await waits('nobody', 14)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300])
})

test('the right password waits too, and then ends the count', async () => {
  for (let attempt = 0; attempt < 5; attempt++) await signIn(at(0), 'bob', 'wrong')
  expect(await refusal(signIn(at(1), ' BOB ', PASSWORD))).toMatchObject({ code: 'too_many', values: { seconds: 1 } })
  expect(await signIn(at(2), 'bob', PASSWORD)).not.toBeNull()
  for (let attempt = 0; attempt < 5; attempt++) expect(await signIn(at(3), 'bob', 'wrong')).toBeNull()
})

test('a day without an attempt ends the count', async () => {
  expect(await signIn(at(2 * 86_400), 'alice', 'wrong')).toBeNull()
  expect(await signIn(at(2 * 86_400), 'alice', 'wrong')).toBeNull()
})

test('many at once are counted as many', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(at(0), 'carol', 'wrong')))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})

test('one address that tries many names waits, others do not', async () => {
  for (let attempt = 0; attempt < 20; attempt++) await signIn(at(0, '192.0.2.9'), `name${attempt}`, 'wrong')
  expect((await refusal(signIn(at(1, '192.0.2.9'), 'bob', PASSWORD))).code).toBe('too_many')
  expect(await signIn(at(100, '192.0.2.10'), 'bob', PASSWORD)).not.toBeNull()
})

test('those who sign in from one address do not use up its attempts', async () => {
  for (let attempt = 0; attempt < 25; attempt++)
    expect(await signIn(at(200, '198.51.100.1'), 'bob', PASSWORD)).not.toBeNull()
})

test('an IPv6 address counts with its /64', () => {
  expect(networkOf('2001:db8:0:7::1')).toBe(networkOf('2001:db8:0:7:ffff::2'))
  expect(networkOf('2001:db8:0:7::1')).not.toBe(networkOf('2001:db8:0:8::1'))
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
})

test('what was typed as a name is kept hashed only', async () => {
  await signIn(at(0), 'my secret by mistake', 'wrong')
  const kept = JSON.stringify([await db.throttle.findMany(), await db.auditEntry.findMany()])
  expect(kept).not.toContain('mistake')
})

test('unknown names are in the audit log as refused', async () => {
  await signIn(at(0, '192.0.2.77'), 'unheard-of', 'wrong')
  expect(await db.auditEntry.findFirst({ where: { address: '192.0.2.77' } })).toMatchObject({
    action: 'user.sign-in',
    actorId: null,
    allowed: false,
  })
})
