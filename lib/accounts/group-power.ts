import type { Ctx } from '@/lib/access/actor'
import type { Permission } from '@/lib/access/permissions'
import type { Tx } from '@/lib/db/client'
import { forbidden, notFound } from '@/lib/errors/app-error'

/** What leads to every other right. */
const POWERFUL: readonly string[] = ['manage_clusters', 'manage_users'] satisfies Permission[]

export const isPowerful = (permission: string) => POWERFUL.includes(permission)

export const isAllPowerful = ({ actor }: Ctx) => actor.kind === 'system' || actor.isSuperuser

/** Only superusers, and the system, say who is in a group that manages clusters or users: its members hold its rights. */
export async function requireGroupPower(tx: Tx, ctx: Ctx, groupId: number): Promise<void> {
  if (isAllPowerful(ctx)) return
  if (await tx.grant.findFirst({ where: { groupId, permission: { in: [...POWERFUL] } }, select: { id: true } }))
    throw forbidden('group_powerful')
}

/** Who gets hold of an account gets hold of its rights: only superusers do so of those who manage clusters or users. */
export async function requirePowerOver(tx: Tx, ctx: Ctx, userId: number): Promise<void> {
  if (isAllPowerful(ctx) || (ctx.actor.kind === 'user' && ctx.actor.id === userId)) return
  const permission = { in: [...POWERFUL] }
  const of = { OR: [{ userId }, { group: { members: { some: { userId } } } }] }
  if (await tx.grant.findFirst({ where: { permission, ...of }, select: { id: true } })) throw forbidden('user_powerful')
}

/** The group, which nobody else changes, and of which nobody grants a right, before this transaction ends. */
export async function lockGroup(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "Group" WHERE id = ${id} FOR UPDATE`
  const group = await tx.group.findUnique({ where: { id } })
  if (!group) throw notFound()
  return group
}
