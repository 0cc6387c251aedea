import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'
import { mailAccount } from './mails'
import { keepOneSuperuser, lockUser, requirePower } from './power'
import { endSessions } from './sessions'

/** Ends every session, mailed link and token at once; what the person owns stays theirs, and visible to administrators. Idempotent. */
export async function deactivateUser(ctx: Ctx, id: number, reason = ''): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, id)
    requirePower(ctx, user)
    if (ctx.actor.kind !== 'system' && ctx.actor.id === id) throw forbidden('not_yourself')
    if (!user.isActive) return
    if (user.isSuperuser) await keepOneSuperuser(tx, id)
    await tx.user.update({ where: { id }, data: { isActive: false } })
    await endSessions(tx, id)
    await tx.mailedLink.deleteMany({ where: { userId: id } })
    await tx.oAuthToken.deleteMany({ where: { userId: id } })
    await record(tx, ctx, { action: 'user.deactivate', target: 'user', targetId: id, detail: { reason } })
    await publish(tx, { kind: 'user', id })
  })
}

/** Idempotent. The person signs in again with the password of before. */
export async function activateUser(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, id)
    requirePower(ctx, user)
    if (user.isActive) return
    // The time away was not their choice, so they are not reminded of it.
    await tx.user.update({ where: { id }, data: { isActive: true, remindedAt: ctx.now } })
    await mailAccount(tx, user, { event: 'activated', key: ctx.requestId, link: '/sign-in' })
    await record(tx, ctx, { action: 'user.activate', target: 'user', targetId: id })
  })
}
