import { hashPassword, verifyPassword } from '@/lib/crypto/password'
import { hashToken, randomToken, safeEqual } from '@/lib/crypto/token'

/** Of 256 random bits, so a plain hash keeps it. */
export function newSecret() {
  const secret = randomToken()
  return { secret, secretHash: hashToken(secret) }
}

/** django-oauth-toolkit keeps secrets plain or, since 2.0, hashed: both can be entered. */
export async function hashOfEntered(secret: string): Promise<string> {
  return /^pbkdf2_sha(?:1|256)\$/.test(secret) ? secret : hashPassword(secret)
}

export async function isSecret(stored: string, secret: string): Promise<boolean> {
  if (stored.startsWith('pbkdf2_') || stored.startsWith('$argon2')) return (await verifyPassword(stored, secret)).ok
  return safeEqual(stored, hashToken(secret))
}
