import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { parse } from '@/lib/errors/parse'
import { requireOrganization } from './change-user'
import { setGroups } from './membership'
import { isNameTaken, lockNames, requireFree } from './names'
import { requirePower } from './power'
import { type CreateUserInput, createUserSchema } from './schema'

/**
 * User names and addresses are unique without regard to case, and a name is never given twice; instances tagged with the
 * name already are theirs. Only a superuser, or the system, makes a superuser.
 */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const { password, groupIds, ...data } = parse(createUserSchema, input)
  requirePower(ctx, data)
  const passwordHash = password === null ? null : await hashPassword(password)
  return db.$transaction(async (tx) => {
    await lockNames(tx)
    await requireFree(tx, data, await isNameTaken(tx, data.username, ctx.now))
    await requireOrganization(tx, data.organizationId)
    const user = await insertUser(tx, ctx, { ...data, passwordHash })
    await setGroups(tx, ctx, user.id, groupIds)
    return user
  })
}

/** Under lockNames, with name and address known to be free. */
export async function insertUser(tx: Tx, ctx: Ctx, data: Prisma.UserUncheckedCreateInput): Promise<{ id: number }> {
  const user = await tx.user.create({ data: { ...data, createdAt: ctx.now }, select: { id: true } })
  await tx.instanceOwner.updateMany({ where: { kind: 'user', name: data.username }, data: { userId: user.id } })
  const detail = { username: data.username, isSuperuser: data.isSuperuser ?? false }
  await record(tx, ctx, { action: 'user.create', target: 'user', targetId: user.id, detail })
  return user
}
