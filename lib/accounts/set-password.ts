import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { requirePowerOver } from './group-power'
import { mailAccount } from './mails'
import { passwordSchema } from './schema'
import { endSessions } from './sessions'

/** For administrators and the command line; ends every session of that user. */
export async function setPassword(ctx: Ctx, username: string, password: string): Promise<void> {
  if (!may(ctx.actor, 'manage_users')) throw forbidden()
  const passwordHash = await hashPassword(parse(passwordSchema, password))
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { username } })
    if (!user) throw notFound()
    if (user.isSuperuser && ctx.actor.kind !== 'system' && !ctx.actor.isSuperuser) throw forbidden()
    await requirePowerOver(tx, ctx, user.id)
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } })
    await endSessions(tx, user.id)
    await tx.mailedLink.deleteMany({ where: { userId: user.id } })
    await mailAccount(tx, user, { event: 'passwordSet', key: ctx.requestId })
    await record(tx, ctx, { action: 'user.password', target: 'user', targetId: user.id })
  })
}
