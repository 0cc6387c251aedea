import type { Ctx, GrantedRight, UserActor } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'
import { type Db, db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import type { Notice } from './schema'

const isPermission = (text: string): text is Permission => PERMISSIONS.some((permission) => permission === text)

export type SignedInUser = {
  actor: UserActor
  email: string
  locale: string | null
  timeZone: string | null
  theme: string | null
  firstLogin: boolean
}

const withRights = {
  grants: true,
  groups: { include: { group: { include: { grants: true } } } },
} satisfies Prisma.UserInclude

type UserWithRights = Prisma.UserGetPayload<{ include: typeof withRights }>

/** The person of a session that still counts, with that session; null once it has ended or the person is deactivated. */
export async function loadSignedIn(read: Db, sessionId: string, now: Date) {
  const session = await read.session.findFirst({
    where: { id: sessionId, expiresAt: { gt: now }, user: { isActive: true } },
    include: { user: { include: withRights } },
  })
  return session && { ...toSignedIn(session.user), session }
}

/** A person who is active, as a request of theirs would find them. */
export async function loadUser(read: Db, id: number): Promise<SignedInUser | null> {
  const user = await read.user.findFirst({ where: { id, isActive: true }, include: withRights })
  return user && toSignedIn(user)
}

function toSignedIn(user: UserWithRights): SignedInUser {
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
    theme: user.theme,
    firstLogin: user.firstLogin,
  }
}

/** For who manages users; throws `not_found`. */
export async function idOfUser(ctx: Ctx, username: string): Promise<number> {
  authorize(ctx, 'manage_users')
  const user = await db.user.findUnique({ where: { username }, select: { id: true } })
  if (!user) throw notFound()
  return user.id
}

export function fullName(user: { username: string; firstName: string; lastName: string }): string {
  return [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username
}

/** Active people who hold a permission (by themselves or by a group, on this cluster or on all), superusers included. */
export async function holdersOf(read: Db, permission: Permission, clusterId: number | null) {
  const grant = { permission, OR: [{ clusterId: null }, ...(clusterId === null ? [] : [{ clusterId }])] }
  return read.user.findMany({
    where: {
      isActive: true,
      OR: [
        { isSuperuser: true },
        { grants: { some: grant } },
        { groups: { some: { group: { grants: { some: grant } } } } },
      ],
    },
    select: { id: true, email: true, locale: true, username: true, firstName: true, lastName: true, mutedMails: true },
    orderBy: { id: 'asc' },
  })
}

/** Whether a person gets mails of this kind. */
export const wants = (user: { mutedMails: string[] }, notice: Notice): boolean => !user.mutedMails.includes(notice)
