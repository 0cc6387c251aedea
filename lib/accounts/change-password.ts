import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { dummyVerify, hashPassword, verifyPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { mailAccount } from './mails'
import { type ChangePasswordInput, changePasswordSchema } from './schema'
import { endSessions } from './sessions'
import { forgive, PASSWORD_ASKED, throttle } from './throttle'

/** One's own; ends every session but `sessionId`, and every link that was mailed. */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput, sessionId: string | null): Promise<void> {
  const { actor } = requireUser(ctx)
  const { current, password } = parse(changePasswordSchema, input)
  await requirePassword(ctx, current, 'current')
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: actor.id }, data: { passwordHash } })
    const ended = await endSessions(tx, actor.id, sessionId)
    await tx.mailedLink.deleteMany({ where: { userId: actor.id } })
    await mailAccount(tx, user, { event: 'passwordChanged', key: ctx.requestId })
    await record(tx, ctx, { action: 'user.password', target: 'user', targetId: actor.id, detail: { ended } })
  })
}

/** Who acts must know their password; a wrong one is that field's error, and is throttled as in signing in. */
export async function requirePassword(ctx: Ctx, password: string, field: string): Promise<void> {
  const { actor, now } = requireUser(ctx)
  await throttle(PASSWORD_ASKED, String(actor.id), now)
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: actor.id } })
  const ok = passwordHash ? (await verifyPassword(passwordHash, password)).ok : false
  if (!passwordHash) await dummyVerify(password)
  if (!ok) throw invalid({ [field]: { code: 'password_wrong' } })
  await forgive(PASSWORD_ASKED, String(actor.id))
}
