import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { askForReset } from './reset-password'

/** Mails the person a link to a password of their own choice. Throws `too_many` where many were mailed before. */
export async function mailNewPassword(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  const user = await db.user.findUnique({ where: { id }, select: { email: true, isActive: true } })
  if (!user) throw notFound()
  if (!user.isActive) throw conflict('user_inactive')
  await askForReset(ctx, { email: user.email })
}
