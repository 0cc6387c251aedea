import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { SCOPES } from '@/lib/access/scopes'
import type { PageOf } from '@/lib/accounts/page-of'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'

export const TOKEN_KINDS = ['access', 'refresh', 'personal'] as const

const shown = {
  select: {
    id: true,
    kind: true,
    scopes: true,
    name: true,
    createdAt: true,
    expiresAt: true,
    lastUsedAt: true,
    user: { select: { id: true, username: true } },
    client: { select: { name: true } },
  },
} satisfies Prisma.OAuthTokenFindManyArgs

/** What still lets a program act for someone. */
const counts = (now: Date): Prisma.OAuthTokenWhereInput => ({ expiresAt: { gt: now }, spentAt: null })

/** Everybody's tokens: whose, of which program, for what. Never the tokens themselves, of which only hashes are kept. */
export async function pageOfTokens(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const kinds = TOKEN_KINDS.filter((kind) => filters.kind?.includes(kind))
  const scopes = SCOPES.filter((scope) => filters.scope?.includes(scope))
  const where: Prisma.OAuthTokenWhereInput = {
    AND: [counts(ctx.now), ...searchWords(q).map(hasWord)],
    ...(kinds.length > 0 ? { kind: { in: kinds } } : {}),
    ...(scopes.length > 0 ? { scopes: { hasSome: scopes } } : {}),
  }
  const [total, rows] = await Promise.all([
    db.oAuthToken.count({ where }),
    db.oAuthToken.findMany({ where, orderBy: [order(sort, dir), { id: 'asc' }], skip, take, ...shown }),
  ])
  return { total, rows }
}

export async function readToken(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const token = await db.oAuthToken.findFirst({ where: { id, ...counts(ctx.now) }, ...shown })
  if (!token) throw notFound()
  return token
}

/** Anyone's; it ends at once, and what listens by it too. */
export async function revokeAnyToken(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const token = await tx.oAuthToken.findUnique({ where: { id }, ...shown })
    if (!token) throw notFound()
    await tx.oAuthToken.deleteMany({ where: { id } })
    const { user, client, kind } = token
    const detail = { name: client?.name ?? token.name, type: kind, username: user.username }
    await record(tx, ctx, { action: 'token.revoke', target: 'token', targetId: id, detail })
    await publish(tx, { kind: 'user', id: user.id })
  })
}

const hasWord = (word: string): Prisma.OAuthTokenWhereInput => ({
  OR: [{ user: { username: hasText(word) } }, { client: { name: hasText(word) } }, { name: hasText(word) }],
})

function order(sort: string, dir: 'asc' | 'desc'): Prisma.OAuthTokenOrderByWithRelationInput {
  if (sort === 'username') return { user: { username: dir } }
  if (sort === 'lastUsedAt') return { lastUsedAt: { sort: dir, nulls: 'last' } }
  return sort === 'expiresAt' ? { expiresAt: dir } : { createdAt: dir }
}
