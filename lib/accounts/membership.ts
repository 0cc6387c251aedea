import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { lockGroup, requireGroupPower } from './group-power'
import { lockUser } from './power'

type Pair = { userId: number; groupId: number }

/** Exactly these people are in the group afterwards. */
export async function setMembers(tx: Tx, ctx: Ctx, groupId: number, userIds: number[]): Promise<void> {
  const wanted = new Set(userIds)
  if ((await tx.user.count({ where: { id: { in: [...wanted] } } })) !== wanted.size)
    throw invalid({ memberIds: { code: 'invalid_value' } })
  const present = new Set((await tx.groupMember.findMany({ where: { groupId } })).map(({ userId }) => userId))
  await change(tx, ctx, {
    add: without(wanted, present).map((userId) => ({ userId, groupId })),
    remove: without(present, wanted).map((userId) => ({ userId, groupId })),
  })
}

/** The person is in exactly these groups afterwards. */
export async function setGroups(tx: Tx, ctx: Ctx, userId: number, groupIds: number[]): Promise<void> {
  const wanted = new Set(groupIds)
  if ((await tx.group.count({ where: { id: { in: [...wanted] } } })) !== wanted.size)
    throw invalid({ groupIds: { code: 'invalid_value' } })
  const present = new Set((await tx.groupMember.findMany({ where: { userId } })).map(({ groupId }) => groupId))
  await change(tx, ctx, {
    add: without(wanted, present).map((groupId) => ({ userId, groupId })),
    remove: without(present, wanted).map((groupId) => ({ userId, groupId })),
  })
}

/** Idempotent; the other groups of the person stay. */
export async function joinGroup(ctx: Ctx, userId: number, groupId: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    await lockUser(tx, userId)
    const present = await tx.groupMember.findUnique({ where: { userId_groupId: { userId, groupId } } })
    await change(tx, ctx, { add: present ? [] : [{ userId, groupId }], remove: [] })
  })
}

async function change(tx: Tx, ctx: Ctx, { add, remove }: { add: Pair[]; remove: Pair[] }) {
  const groupIds = [...new Set([...add, ...remove].map(({ groupId }) => groupId))].toSorted((a, b) => a - b)
  for (const groupId of groupIds) {
    await lockGroup(tx, groupId)
    await requireGroupPower(tx, ctx, groupId)
  }
  await tx.groupMember.createMany({ data: add, skipDuplicates: true })
  if (remove.length > 0) await tx.groupMember.deleteMany({ where: { OR: remove } })
  const userIds = [...add, ...remove].map(({ userId }) => userId)
  const people = await tx.user.findMany({ where: { id: { in: userIds } }, select: { id: true, username: true } })
  const names = new Map(people.map(({ id, username }) => [id, username]))
  const told = [...add.map((pair) => ({ ...pair, action: 'group.add' })), ...remove.map(leaves)]
  for (const { action, userId, groupId } of told) {
    const detail = { username: names.get(userId) ?? '' }
    await record(tx, ctx, { action, target: 'group', targetId: groupId, detail })
  }
}

const leaves = (pair: Pair) => ({ ...pair, action: 'group.remove' })

const without = (these: Set<number>, those: Set<number>) => [...these].filter((id) => !those.has(id))
