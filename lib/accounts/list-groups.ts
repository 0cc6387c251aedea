import type { Ctx } from '@/lib/access/actor'
import { authorize, mayAnywhere } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { oneOf, type PageOf } from './page-of'

/** To choose from, for those who administer clusters or people. */
export async function listGroups(ctx: Ctx) {
  if (!mayAnywhere(ctx.actor, 'manage_clusters') && !mayAnywhere(ctx.actor, 'manage_users')) throw forbidden()
  return db.group.findMany({
    select: { id: true, name: true, _count: { select: { members: true } } },
    orderBy: { name: 'asc' },
  })
}

/** Every group, by its name or a member's user name, for who manages users. */
export async function pageOfGroups(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  authorize(ctx, 'manage_users')
  const full = oneOf(filters.members, 'some', 'none')
  const members = full === undefined ? {} : { members: full ? { some: {} } : { none: {} } }
  const where: Prisma.GroupWhereInput = { AND: [...searchWords(q).map(hasWord), members] }
  const [total, rows] = await Promise.all([
    db.group.count({ where }),
    db.group.findMany({ where, orderBy: [order(sort, dir), { id: 'asc' }], skip, take, include: { _count: counts } }),
  ])
  return { total, rows }
}

/** One group, with what hangs on it; throws `not_found`. */
export async function readGroup(ctx: Ctx, id: number) {
  authorize(ctx, 'manage_users')
  const include = { _count: counts, members: { select: { userId: true } } }
  const group = await db.group.findUnique({ where: { id }, include })
  if (!group) throw notFound()
  return group
}

const counts = { select: { members: true, grants: true, owned: true, networks: true } } as const

const hasWord = (word: string): Prisma.GroupWhereInput => ({
  OR: [{ name: hasText(word) }, { members: { some: { user: { username: hasText(word) } } } }],
})

function order(sort: string, dir: 'asc' | 'desc'): Prisma.GroupOrderByWithRelationInput {
  if (sort === 'members') return { members: { _count: dir } }
  if (sort === 'instances') return { owned: { _count: dir } }
  return sort === 'createdAt' ? { createdAt: dir } : { name: dir }
}
