import type { UserActor } from '@/lib/access/actor'

export type ConsoleRight = 'superuser' | 'owner'
export type ConsoleRefusal = 'console_not_yours' | 'instance_locked' | 'group_locked'

type Facts = {
  adminLocked: boolean
  groupLocked: boolean
  owners: readonly { userId: number | null; groupId: number | null }[]
}

/** Who may only see an instance may not sit at its keyboard; locks hold back everyone but superusers. */
export function consoleRight(actor: UserActor, facts: Facts): { right: ConsoleRight } | { refusal: ConsoleRefusal } {
  if (actor.isSuperuser) return { right: 'superuser' }
  const owns = facts.owners.some(
    ({ userId, groupId }) => userId === actor.id || (groupId !== null && actor.groupIds.includes(groupId)),
  )
  if (!owns) return { refusal: 'console_not_yours' }
  if (facts.adminLocked) return { refusal: 'instance_locked' }
  if (facts.groupLocked) return { refusal: 'group_locked' }
  return { right: 'owner' }
}
