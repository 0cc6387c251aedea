import { hashToken, randomToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'

const LASTS_MS = 5 * 60_000

/** For what a passkey signs, and whose it must be; null: whoever's it turns out to be. */
export type Purpose = { purpose: 'add' | 'sign-in' | 'second'; userId: number | null }

/** In base64url, as it goes to the browser. */
export async function newChallenge(of: Purpose, now: Date): Promise<string> {
  const challenge = randomToken()
  const expiresAt = new Date(now.getTime() + LASTS_MS)
  await db.passkeyChallenge.create({ data: { hash: hashToken(challenge), ...of, expiresAt } })
  return challenge
}

/** Whether it was given for this, and not used: it is now. */
export function takeChallenge(of: Purpose, now: Date) {
  return async (challenge: string): Promise<boolean> => {
    const where = { hash: hashToken(challenge), ...of, expiresAt: { gt: now } }
    return (await db.passkeyChallenge.deleteMany({ where })).count === 1
  }
}
