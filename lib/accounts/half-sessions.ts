import type { Ctx } from '@/lib/access/actor'
import { hashToken, randomToken } from '@/lib/crypto/token'
import { type Db, db, type Tx } from '@/lib/db/client'

const LASTS_MS = 10 * 60_000

/** By what someone signs in, but for a passkey, which is both factors in one. */
export type Way = 'password' | 'ldap' | 'oidc'

/** For the browser's cookie alone; who holds it has shown one factor and may show the second. */
export async function beginHalf(tx: Tx, { now }: Ctx, userId: number, way: Way): Promise<string> {
  const token = randomToken()
  const expiresAt = new Date(now.getTime() + LASTS_MS)
  await tx.halfSession.create({ data: { hash: hashToken(token), userId, way, createdAt: now, expiresAt } })
  return token
}

/** Whose it is; null once it is used, too old, or the person deactivated. */
export async function readHalf(read: Db, token: string, now: Date) {
  return read.halfSession.findFirst({
    where: { hash: hashToken(token), expiresAt: { gt: now }, user: { isActive: true } },
    include: { user: true },
  })
}

/** Uses it up; of many at once, one succeeds. */
export async function takeHalf(tx: Tx, { hash }: { hash: string }): Promise<boolean> {
  return (await tx.halfSession.deleteMany({ where: { hash } })).count === 1
}

/** Idempotent. */
export async function dropHalf(token: string): Promise<void> {
  await db.halfSession.deleteMany({ where: { hash: hashToken(token) } })
}
