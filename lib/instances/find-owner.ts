import type { Ctx } from '@/lib/access/actor'
import { requireOwner, requireUser } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { type Db, db } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'

/** Who can become an owner; `word` is what `changeOwners` takes. */
export type OwnerChoice = { word: string; kind: 'user' | 'group'; name: string; label: string; members: number }

const LIMIT = 200

/** By whole user name, whole e-mail address or whole group name: no part of a name finds anybody (spec S7). */
export async function findOwner(ctx: Ctx, text: string, from: Db = db): Promise<OwnerChoice[]> {
  requireOwner(ctx, 'instances:write')
  const name = sameText(text.trim())
  const users = await from.user.findMany({
    where: { isActive: true, OR: [{ username: name }, { email: name }] },
    take: 2,
  })
  const groups = await from.group.findMany({ where: { name }, include: { _count: { select: { members: true } } } })
  return [...users.map(ofUser), ...groups.map(ofGroup)]
}

/** To choose from without typing: one's groups, their members, and people of one's organisation. */
export async function knownOwners(ctx: Ctx): Promise<OwnerChoice[]> {
  const { actor } = requireUser(ctx)
  const groupIds = [...actor.groupIds]
  const me = await db.user.findUniqueOrThrow({ where: { id: actor.id } })
  const circle = [
    { groups: { some: { groupId: { in: groupIds } } } },
    ...(me.organizationId === null ? [] : [{ organizationId: me.organizationId }]),
  ]
  const users = await db.user.findMany({
    where: { isActive: true, OR: circle },
    orderBy: { username: 'asc' },
    take: LIMIT,
  })
  const groups = await db.group.findMany({
    where: { id: { in: groupIds } },
    include: { _count: { select: { members: true } } },
    orderBy: { name: 'asc' },
  })
  return [...groups.map(ofGroup), ...users.map(ofUser)]
}

const ofUser = (user: { username: string; firstName: string; lastName: string }): OwnerChoice => ({
  word: `user:${user.username}`,
  kind: 'user',
  name: user.username,
  label: fullName(user),
  members: 1,
})

const ofGroup = ({ name, _count }: { name: string; _count: { members: number } }): OwnerChoice => ({
  word: `group:${name}`,
  kind: 'group',
  name,
  label: name,
  members: _count.members,
})
