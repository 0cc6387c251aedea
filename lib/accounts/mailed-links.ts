import type { Ctx } from '@/lib/access/actor'
import { hashToken, randomToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { conflict } from '@/lib/errors/app-error'
import { tokenSchema } from './schema'

type Kind = 'password' | 'email'
type Link = { kind: Kind; userId: number; expiresAt: Date; email?: string }

/** The token to mail; links of this kind that the person was mailed before count no more. */
export async function mailedLink(tx: Tx, ctx: Ctx, { kind, userId, expiresAt, email }: Link): Promise<string> {
  await tx.mailedLink.deleteMany({ where: { kind, userId } })
  const token = randomToken()
  const row = { hash: hashToken(token), kind, userId, email: email ?? null, createdAt: ctx.now, expiresAt }
  await tx.mailedLink.create({ data: row })
  return token
}

/** Whose a mailed link is, for its page to show; null: unknown, used or too old. Changes nothing. */
export async function readLink(kind: Kind, token: string, now: Date) {
  const text = tokenSchema.safeParse(token).data
  if (!text) return null
  const where = { hash: hashToken(text), kind, expiresAt: { gt: now }, user: { isActive: true } }
  const link = await db.mailedLink.findFirst({ where, include: { user: { select: { username: true } } } })
  return link && { username: link.user.username, email: link.email }
}

/** Uses the link up; of many at once one succeeds. Throws `link_used`. */
export async function consumeLink(tx: Tx, ctx: Ctx, kind: Kind, token: string) {
  const hash = hashToken(token)
  const link = await tx.mailedLink.findUnique({ where: { hash } })
  const { count } = await tx.mailedLink.deleteMany({ where: { hash, kind, expiresAt: { gt: ctx.now } } })
  if (!link || count === 0) throw conflict('link_used')
  return link
}
