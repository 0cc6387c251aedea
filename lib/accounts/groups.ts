import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { groupNameSchema } from './schema'

export async function createGroup(ctx: Ctx, input: string): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const name = parse(groupNameSchema, input)
  return db.$transaction(async (tx) => {
    if (await tx.group.findUnique({ where: { name } })) throw invalid({ name: { code: 'group_taken' } })
    const group = await tx.group.create({ data: { name }, select: { id: true } })
    await tx.instanceOwner.updateMany({ where: { kind: 'group', name }, data: { groupId: group.id } })
    await record(tx, ctx, { action: 'group.create', target: 'group', targetId: group.id, detail: { name } })
    return group
  })
}

/** Idempotent. */
export async function addMember(ctx: Ctx, groupName: string, username: string): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const { group, user } = await find(tx, groupName, username)
    const member = { userId: user.id, groupId: group.id }
    await tx.groupMember.upsert({ where: { userId_groupId: member }, create: member, update: {} })
    await record(tx, ctx, { action: 'group.add', target: 'group', targetId: group.id, detail: { username } })
  })
}

/** Idempotent. */
export async function removeMember(ctx: Ctx, groupName: string, username: string): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const { group, user } = await find(tx, groupName, username)
    await tx.groupMember.deleteMany({ where: { userId: user.id, groupId: group.id } })
    await record(tx, ctx, { action: 'group.remove', target: 'group', targetId: group.id, detail: { username } })
  })
}

async function find(tx: Tx, groupName: string, username: string) {
  const group = await tx.group.findUnique({ where: { name: groupName } })
  const user = await tx.user.findUnique({ where: { username } })
  if (!group || !user) throw notFound()
  return { group, user }
}
