import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import type { PageOf } from './page-of'

const withUser = { user: { select: { id: true, username: true } } } as const

/** Everybody's public keys, or one person's, for who manages users: found by the account, the comment or the fingerprint. */
export async function pageOfKeys(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf, userId?: number) {
  authorize(ctx, 'manage_users')
  const types = filters.type?.length ? { OR: filters.type.map((type) => ({ type: { contains: type } })) } : {}
  const where: Prisma.SshKeyWhereInput = { AND: [of(userId), ...searchWords(q).map(hasWord), types] }
  const [total, rows] = await Promise.all([
    db.sshKey.count({ where }),
    db.sshKey.findMany({ where, orderBy: [order(sort, dir), { id: 'asc' }], skip, take, include: withUser }),
  ])
  return { total, rows }
}

/** One key with whose it is; throws `not_found`. */
export async function readKey(ctx: Ctx, id: number) {
  authorize(ctx, 'manage_users')
  const key = await db.sshKey.findUnique({ where: { id }, include: withUser })
  if (!key) throw notFound()
  return key
}

const of = (userId: number | undefined) => (userId === undefined ? {} : { userId })

const hasWord = (word: string): Prisma.SshKeyWhereInput => ({
  OR: [{ user: { username: hasText(word) } }, { comment: hasText(word) }, { fingerprint: hasText(word) }],
})

function order(sort: string, dir: 'asc' | 'desc'): Prisma.SshKeyOrderByWithRelationInput {
  if (sort === 'createdAt') return { createdAt: dir }
  return sort === 'type' ? { type: dir } : { user: { username: dir } }
}
