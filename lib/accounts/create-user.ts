import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'
import { forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type CreateUserInput, createUserSchema } from './schema'

/**
 * User names and addresses are unique without regard to case; instances tagged with the name already are theirs. Only a superuser, or the system, makes a superuser.
 */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const { password, ...data } = parse(createUserSchema, input)
  if (data.isSuperuser && ctx.actor.kind === 'user' && !ctx.actor.isSuperuser) throw forbidden()
  const passwordHash = password === null ? null : await hashPassword(password)
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.create-user'))`
    if (await tx.user.findFirst({ where: { username: sameText(data.username) } }))
      throw invalid({ username: { code: 'username_taken' } })
    if (await tx.user.findFirst({ where: { email: sameText(data.email) } }))
      throw invalid({ email: { code: 'email_taken' } })
    const user = await tx.user.create({ data: { ...data, passwordHash, createdAt: ctx.now }, select: { id: true } })
    await tx.instanceOwner.updateMany({ where: { kind: 'user', name: data.username }, data: { userId: user.id } })
    await record(tx, ctx, {
      action: 'user.create',
      target: 'user',
      targetId: user.id,
      detail: { username: data.username, isSuperuser: data.isSuperuser },
    })
    return user
  })
}
