import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { lacksFactor } from '@/lib/accounts/factors/factors'
import { beginTotp, confirmTotp } from '@/lib/accounts/factors/set-up-totp'
import { loadUser } from '@/lib/accounts/queries'
import { beginSession } from '@/lib/accounts/sessions'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

async function lacks(username: string) {
  const { id } = await db.user.findUniqueOrThrow({ where: { username } })
  const user = await loadUser(db, id)
  return user && lacksFactor(user)
}

test('once the site says so, who has a right over others must have a second factor', async () => {
  const root = await person('root', { superuser: true })
  await person('reviewer', { rights: ['review_applications'] })
  await person('plain')
  for (const name of ['root', 'reviewer', 'plain']) expect(await lacks(name)).toBe(false)
  await changeSetting(system(), 'staffSecondFactor', true)
  for (const name of ['root', 'reviewer']) expect(await lacks(name), name).toBe(true)
  expect(await lacks('plain')).toBe(false)
  // No password: a sign-in of just now is the proof, an old one is none.
  const begin = (now: Date) => db.$transaction((tx) => beginSession(tx, { ...root, now }, root.actor.id, ''))
  const old = { password: '', sessionId: await begin(new Date(root.now.getTime() - 3_600_000)) }
  expect((await refusal(beginTotp(root, old))).reason).toBe('sign_in_again')
  expect((await refusal(beginTotp(root, { password: '', sessionId: null }))).reason).toBe('sign_in_again')
  const { secret } = await beginTotp(root, { password: '', sessionId: await begin(root.now) })
  expect(await lacks('root')).toBe(true)
  await confirmTotp(root, { code: generateSync({ secret, epoch: root.now.getTime() / 1000 }) })
  expect(await lacks('root')).toBe(false)
})
