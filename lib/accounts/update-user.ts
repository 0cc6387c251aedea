import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { changeUser } from './change-user'
import { requirePowerOver } from './group-power'
import { setGroups } from './membership'
import { isEmailTaken, lockNames } from './names'
import { keepOneSuperuser, lockUser, requirePower } from './power'
import { type UpdateUserInput, updateUserSchema } from './schema'

/** What an administrator changes of a person; what is left out stays. The user name never changes: instances bear it. */
export async function updateUser(ctx: Ctx, id: number, input: UpdateUserInput): Promise<void> {
  authorize(ctx, 'manage_users')
  const { groupIds, ...changes } = parse(updateUserSchema, input)
  await db.$transaction(async (tx) => {
    await lockNames(tx)
    const user = await lockUser(tx, id)
    requirePower(ctx, user)
    if (changes.isSuperuser !== undefined && changes.isSuperuser !== user.isSuperuser) {
      requirePower(ctx, { isSuperuser: true })
      if (ctx.actor.kind !== 'system' && ctx.actor.id === id) throw forbidden('not_yourself')
      if (user.isSuperuser) await keepOneSuperuser(tx, id)
    }
    if (changes.email !== undefined && changes.email !== user.email) await requirePowerOver(tx, ctx, id)
    if (changes.email !== undefined && (await isEmailTaken(tx, changes.email, id)))
      throw invalid({ email: { code: 'email_taken' } })
    await changeUser(tx, ctx, id, changes)
    if (groupIds !== undefined) await setGroups(tx, ctx, id, groupIds)
  })
}
