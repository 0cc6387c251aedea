import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { conflict, invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { lockGroup, requireGroupPower } from './group-power'
import { groupNameSchema } from './schema'

export async function createGroup(ctx: Ctx, input: string): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const name = parse(groupNameSchema, input)
  return db.$transaction((tx) => insertGroup(tx, ctx, name))
}

/** Instances tagged with the name already are the group's. */
export async function insertGroup(tx: Tx, ctx: Ctx, name: string): Promise<{ id: number }> {
  await requireFreeName(tx, name, null)
  const group = await tx.group.create({ data: { name, createdAt: ctx.now }, select: { id: true } })
  await tx.instanceOwner.updateMany({ where: { kind: 'group', name }, data: { groupId: group.id } })
  await record(tx, ctx, { action: 'group.create', target: 'group', targetId: group.id, detail: { name } })
  return group
}

/** Throws `conflict` where instances carry the group's tag: they would lose their owner. */
export async function renameGroup(tx: Tx, ctx: Ctx, id: number, name: string): Promise<void> {
  const group = await lockGroup(tx, id)
  if (group.name === name) return
  await requireFreeName(tx, name, id)
  await requireNoInstances(tx, group)
  await tx.group.update({ where: { id }, data: { name } })
  await tx.instanceOwner.updateMany({ where: { kind: 'group', name }, data: { groupId: id } })
  const detail = { name: { from: group.name, to: name } }
  await record(tx, ctx, { action: 'group.change', target: 'group', targetId: id, detail })
}

/** Its members lose its rights. Throws `conflict` where instances carry its tag. */
export async function deleteGroup(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const group = await lockGroup(tx, id)
    await requireGroupPower(tx, ctx, id)
    await requireNoInstances(tx, group)
    const members = await tx.groupMember.count({ where: { groupId: id } })
    await tx.group.delete({ where: { id } })
    const detail = { name: group.name, members }
    await record(tx, ctx, { action: 'group.delete', target: 'group', targetId: id, detail })
  })
}

/** Idempotent. */
export async function addMember(ctx: Ctx, groupName: string, username: string): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const { group, user } = await find(tx, groupName, username)
    await requireGroupPower(tx, ctx, group.id)
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
    await requireGroupPower(tx, ctx, group.id)
    await tx.groupMember.deleteMany({ where: { userId: user.id, groupId: group.id } })
    await record(tx, ctx, { action: 'group.remove', target: 'group', targetId: group.id, detail: { username } })
  })
}

async function find(tx: Tx, groupName: string, username: string) {
  const found = await tx.group.findUnique({ where: { name: groupName } })
  const user = await tx.user.findUnique({ where: { username } })
  if (!found || !user) throw notFound()
  return { group: await lockGroup(tx, found.id), user }
}

async function requireFreeName(tx: Tx, name: string, but: number | null) {
  const group = await tx.group.findUnique({ where: { name }, select: { id: true } })
  if (group && group.id !== but) throw invalid({ name: { code: 'group_taken' } })
}

async function requireNoInstances(tx: Tx, { name }: { name: string }) {
  const count = await tx.instanceOwner.count({ where: { kind: 'group', name } })
  if (count > 0) throw conflict('group_owns_instances', { count })
}
