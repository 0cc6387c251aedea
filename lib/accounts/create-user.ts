import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import { forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type CreateUserInput, createUserSchema } from './schema'

/** User names and addresses are unique without regard to case. Only a superuser, or the system, makes a superuser. */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const { password, ...data } = parse(createUserSchema, input)
  if (data.isSuperuser && ctx.actor.kind === 'user' && !ctx.actor.isSuperuser) throw forbidden()
  const passwordHash = password === null ? null : await hashPassword(password)
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.create-user'))`
    const insensitive = { mode: 'insensitive' } as const
    if (await tx.user.findFirst({ where: { username: { equals: data.username, ...insensitive } } }))
      throw invalid({ username: { code: 'username_taken' } })
    if (await tx.user.findFirst({ where: { email: { equals: data.email, ...insensitive } } }))
      throw invalid({ email: { code: 'email_taken' } })
    const user = await tx.user.create({ data: { ...data, passwordHash, createdAt: ctx.now }, select: { id: true } })
    await record(tx, ctx, {
      action: 'user.create',
      target: 'user',
      targetId: user.id,
      detail: { username: data.username, isSuperuser: data.isSuperuser },
    })
    return user
  })
}
