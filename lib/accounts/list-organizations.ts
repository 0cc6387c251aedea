import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { oneOf, type PageOf } from './page-of'

/** Every organisation, for who manages users. */
export async function pageOfOrganizations(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  authorize(ctx, 'manage_users')
  const tagged = oneOf(filters.tag, 'with', 'without')
  const tag = tagged === undefined ? {} : { tag: tagged ? { not: null } : null }
  const where: Prisma.OrganizationWhereInput = { AND: [...searchWords(q).map(hasWord), tag] }
  const [total, rows] = await Promise.all([
    db.organization.count({ where }),
    db.organization.findMany({
      where,
      orderBy: [sort === 'users' ? { users: { _count: dir } } : { title: dir }, { id: 'asc' }],
      skip,
      take,
      include: { _count: counts },
    }),
  ])
  return { total, rows }
}

/** One organisation, with what hangs on it; throws `not_found`. */
export async function readOrganization(ctx: Ctx, id: number) {
  authorize(ctx, 'manage_users')
  const organization = await db.organization.findUnique({ where: { id }, include: { _count: counts } })
  if (!organization) throw notFound()
  return organization
}

const counts = { select: { users: true, applications: true, registrations: true } } as const

const hasWord = (word: string): Prisma.OrganizationWhereInput => ({
  OR: [{ title: hasText(word) }, { tag: hasText(word) }, { email: hasText(word) }],
})
