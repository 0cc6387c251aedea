import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import type { PageOf } from './page-of'

const withUser = { user: { select: { id: true, username: true, isSuperuser: true } } } as const

/** Everybody's open sessions, or one person's, for who manages users: found by the account or the address. */
export async function pageOfSessions(ctx: Ctx, { q, sort, dir, skip, take }: PageOf, userId?: number) {
  authorize(ctx, 'manage_users')
  const where: Prisma.SessionWhereInput = {
    AND: [of(userId), { expiresAt: { gt: ctx.now } }, ...searchWords(q).map(hasWord)],
  }
  const [total, rows] = await Promise.all([
    db.session.count({ where }),
    db.session.findMany({ where, orderBy: [order(sort, dir), { id: 'asc' }], skip, take, include: withUser }),
  ])
  return { total, rows }
}

/** One open session with whose it is; throws `not_found`. */
export async function readSession(ctx: Ctx, id: string) {
  authorize(ctx, 'manage_users')
  const session = await db.session.findFirst({ where: { id, expiresAt: { gt: ctx.now } }, include: withUser })
  if (!session) throw notFound()
  return session
}

const of = (userId: number | undefined) => (userId === undefined ? {} : { userId })

const hasWord = (word: string): Prisma.SessionWhereInput => ({
  OR: [{ user: { username: hasText(word) } }, { address: hasText(word) }],
})

function order(sort: string, dir: 'asc' | 'desc'): Prisma.SessionOrderByWithRelationInput {
  if (sort === 'createdAt') return { createdAt: dir }
  return sort === 'seenAt' ? { seenAt: dir } : { user: { username: dir } }
}
