import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { conflict, forbidden } from '@/lib/errors/app-error'
import { keepOneSuperuser, lockUser, requirePower } from './power'

/**
 * Deletes the account; its name is never given again, and instances keep their tags. Throws `conflict` where applications
 * are kept of the person, who can be deactivated instead.
 */
export async function deleteUser(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, id)
    requirePower(ctx, user)
    if (ctx.actor.kind !== 'system' && ctx.actor.id === id) throw forbidden('not_yourself')
    if (user.isSuperuser) await keepOneSuperuser(tx, id)
    if ((await tx.application.count({ where: { applicantId: id } })) > 0) throw conflict('user_has_applications')
    const name = user.username.toLowerCase()
    await tx.retiredName.upsert({ where: { name }, create: { name, at: ctx.now }, update: {} })
    await tx.user.delete({ where: { id } })
    const detail = { username: user.username }
    await record(tx, ctx, { action: 'user.delete', target: 'user', targetId: id, detail })
  })
}
