import type { GrantedRight, UserActor } from '@/lib/access/actor'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'
import type { Db } from '@/lib/db/client'

const isPermission = (text: string): text is Permission => PERMISSIONS.some((permission) => permission === text)

export type SignedInUser = {
  actor: UserActor
  email: string
  locale: string | null
  timeZone: string | null
  firstLogin: boolean
}

/** The person behind a session; null once deactivated, or when all sessions were ended after this one began. */
export async function loadSignedIn(db: Db, id: number, sessionVersion: number): Promise<SignedInUser | null> {
  const user = await db.user.findFirst({
    where: { id, sessionVersion, isActive: true },
    include: { grants: true, groups: { include: { group: { include: { grants: true } } } } },
  })
  if (!user) return null
  const own = user.grants.map((grant) => ({ ...grant, via: null as string | null }))
  const byGroup = user.groups.flatMap(({ group }) => group.grants.map((grant) => ({ ...grant, via: group.name })))
  const rights = [...own, ...byGroup].flatMap(({ permission, clusterId, via }): GrantedRight[] =>
    isPermission(permission) ? [{ permission, clusterId, via }] : [],
  )
  return {
    actor: {
      kind: 'user',
      id: user.id,
      username: user.username,
      name: fullName(user),
      isSuperuser: user.isSuperuser,
      groupIds: user.groups.map((member) => member.groupId),
      rights,
    },
    email: user.email,
    locale: user.locale,
    timeZone: user.timeZone,
    firstLogin: user.firstLogin,
  }
}

export function fullName(user: { username: string; firstName: string; lastName: string }): string {
  return [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username
}

/** Active people who hold a permission (by themselves or by a group, on this cluster or on all), superusers included. */
export async function holdersOf(db: Db, permission: Permission, clusterId: number | null) {
  const grant = { permission, OR: [{ clusterId: null }, ...(clusterId === null ? [] : [{ clusterId }])] }
  return db.user.findMany({
    where: {
      isActive: true,
      OR: [
        { isSuperuser: true },
        { grants: { some: grant } },
        { groups: { some: { group: { grants: { some: grant } } } } },
      ],
    },
    select: { id: true, email: true, locale: true, username: true, firstName: true, lastName: true },
    orderBy: { id: 'asc' },
  })
}
