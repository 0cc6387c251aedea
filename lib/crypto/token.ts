import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const randomToken = (bytes = 32) => randomBytes(bytes).toString('base64url')

/** SHA-256; right for random tokens, wrong for passwords. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Compares without telling by its duration where they differ. */
export function safeEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
