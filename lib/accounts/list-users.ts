import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { hasFactor } from './factors/factors'
import { idsOf, oneOf, type PageOf } from './page-of'
import { fullName } from './queries'

/** Every account, for who manages users. */
export async function listUsers(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  authorize(ctx, 'manage_users')
  const where = { AND: [...searchWords(q).map(hasWord), ...filtered(filters)] } satisfies Prisma.UserWhereInput
  const [total, rows] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      orderBy: [...order(sort, dir), { id: 'asc' }],
      skip,
      take,
      include: { organization: { select: { title: true } }, groups: { select: { group: { select: { name: true } } } } },
      omit: { passwordHash: true },
    }),
  ])
  return { total, rows: rows.map((user) => ({ ...user, name: fullName(user) })) }
}

/** One account, with what hangs on it; throws `not_found`. */
export async function readUser(ctx: Ctx, id: number) {
  authorize(ctx, 'manage_users')
  const user = await db.user.findUnique({
    where: { id },
    omit: { passwordHash: true },
    include: {
      groups: { select: { groupId: true } },
      _count: { select: { owned: true, applications: true, sshKeys: true, grants: true, sessions: true } },
    },
  })
  if (!user) throw notFound()
  return { ...user, name: fullName(user), hasFactor: await hasFactor(db, id) }
}

/** To choose from: by name, user name or address, with the ids that are chosen already. */
export async function findPeople(ctx: Ctx, q: string, ids: number[] = []) {
  authorize(ctx, 'manage_users')
  const select = { id: true, username: true, firstName: true, lastName: true }
  const [found, chosen] = await Promise.all([
    db.user.findMany({ where: { AND: searchWords(q).map(hasWord) }, orderBy: { username: 'asc' }, take: 20, select }),
    db.user.findMany({ where: { id: { in: ids } }, orderBy: { username: 'asc' }, select }),
  ])
  const people = new Map([...chosen, ...found].map((user) => [user.id, user]))
  return [...people.values()].map((user) => ({ id: user.id, username: user.username, name: fullName(user) }))
}

const hasWord = (word: string): Prisma.UserWhereInput => ({
  OR: [{ nameText: hasFolded(fold(word)) }, { email: hasText(word) }],
})

function filtered({ state, power, organization, group }: PageOf['filters']): Prisma.UserWhereInput[] {
  const isActive = oneOf(state, 'active', 'inactive')
  const isSuperuser = oneOf(power, 'superuser', 'ordinary')
  return [
    ...(isActive === undefined ? [] : [{ isActive }]),
    ...(isSuperuser === undefined ? [] : [{ isSuperuser }]),
    ...(organization?.length ? [{ organizationId: { in: idsOf(organization) } }] : []),
    ...(group?.length ? [{ groups: { some: { groupId: { in: idsOf(group) } } } }] : []),
  ]
}

function order(sort: string, dir: 'asc' | 'desc'): Prisma.UserOrderByWithRelationInput[] {
  switch (sort) {
    case 'name':
      return [{ lastName: dir }, { firstName: dir }]
    case 'email':
      return [{ email: dir }]
    case 'createdAt':
      return [{ createdAt: dir }]
    case 'lastLoginAt':
      return [{ lastLoginAt: { sort: dir, nulls: 'last' } }]
    default:
      return [{ username: dir }]
  }
}
