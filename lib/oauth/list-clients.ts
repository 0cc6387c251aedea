import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { oneOf, type PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'

const shown = {
  omit: { secretHash: true },
  include: { owner: { select: { username: true } }, _count: { select: { grants: true, tokens: true } } },
} satisfies Prisma.OAuthClientFindManyArgs

/** Every client. */
export async function pageOfClients(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const isPublic = oneOf(filters.type, 'public', 'confidential')
  const skips = oneOf(filters.consent, 'skipped', 'asked')
  const where: Prisma.OAuthClientWhereInput = {
    AND: searchWords(q).map(hasWord),
    ...(isPublic === undefined ? {} : { type: isPublic ? 'public' : 'confidential' }),
    ...(skips === undefined ? {} : { skipConsent: skips }),
  }
  const orderBy: Prisma.OAuthClientOrderByWithRelationInput[] = [
    sort === 'createdAt' ? { createdAt: dir } : sort === 'people' ? { grants: { _count: dir } } : { name: dir },
    { id: 'asc' },
  ]
  const [total, rows] = await Promise.all([
    db.oAuthClient.count({ where }),
    db.oAuthClient.findMany({ where, orderBy, skip, take, ...shown }),
  ])
  return { total, rows }
}

export async function readClient(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const client = await db.oAuthClient.findUnique({ where: { id }, ...shown })
  if (!client) throw notFound()
  return client
}

const hasWord = (word: string): Prisma.OAuthClientWhereInput => ({
  OR: [{ name: hasText(word) }, { clientId: hasText(word) }, { owner: { username: hasText(word) } }],
})
