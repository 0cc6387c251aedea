import type { Ctx } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { conflict, forbidden, notFound } from '@/lib/errors/app-error'

/** Only superusers, and the system, change what superusers are. */
export function requirePower(ctx: Ctx, user: { isSuperuser: boolean }): void {
  if (user.isSuperuser && ctx.actor.kind !== 'system' && !ctx.actor.isSuperuser) throw forbidden()
}

/** The user, whom nobody else changes before this transaction ends. */
export async function lockUser(tx: Tx, id: number): Promise<User> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id} FOR UPDATE`
  const user = await tx.user.findUnique({ where: { id } })
  if (!user) throw notFound()
  return user
}

/** Before one stops being an active superuser. */
export async function keepOneSuperuser(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.superusers'))`
  if ((await tx.user.count({ where: { isSuperuser: true, isActive: true, id: { not: id } } })) === 0)
    throw conflict('last_superuser')
}
