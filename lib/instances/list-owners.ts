import type { Ctx } from '@/lib/access/actor'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { type Place, readSubject } from './subject'

/** Who owns an instance by its tags. `members` is null where nobody bears the name any more. */
export async function listOwners(ctx: Ctx, place: Place) {
  const { owners } = await readSubject(db, ctx.actor, place)
  const counts = await db.groupMember.groupBy({
    by: ['groupId'],
    where: { groupId: { in: owners.flatMap(({ groupId }) => groupId ?? []) } },
    _count: true,
  })
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null
  return owners
    .map(({ kind, name, user, group }) => ({
      word: `${kind}:${name}`,
      kind: kind === 'group' ? ('group' as const) : ('user' as const),
      name,
      label: user ? fullName(user) : name,
      members: user ? 1 : group ? (counts.find(({ groupId }) => groupId === group.id)?._count ?? 0) : null,
      inactive: user !== null && !user.isActive,
      me: user !== null && user.id === me,
    }))
    .sort((a, b) => a.word.localeCompare(b.word))
}

export type OwnerRow = Awaited<ReturnType<typeof listOwners>>[number]
