import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { parse } from '@/lib/errors/parse'
import { insertGroup, renameGroup } from './groups'
import { setMembers } from './membership'
import { type GroupInput, groupSchema } from './schema'

/** A group with its members. */
export async function addGroup(ctx: Ctx, input: GroupInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const { name, memberIds } = parse(groupSchema, input)
  return db.$transaction(async (tx) => {
    const group = await insertGroup(tx, ctx, name)
    await setMembers(tx, ctx, group.id, memberIds)
    return group
  })
}

/** Exactly these are its name and its members afterwards. */
export async function editGroup(ctx: Ctx, id: number, input: GroupInput): Promise<void> {
  authorize(ctx, 'manage_users')
  const { name, memberIds } = parse(groupSchema, input)
  await db.$transaction(async (tx) => {
    await renameGroup(tx, ctx, id, name)
    await setMembers(tx, ctx, id, memberIds)
  })
}
