import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere } from '@/lib/access/authorize'
import { idsOf, type PageOf } from '@/lib/accounts/page-of'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { forbidden } from '@/lib/errors/app-error'
import { visibleToStaff } from './policy'

/** Every application that the actor may review or view, decided ones too. */
export async function pageOfApplications(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  if (!mayAnywhere(ctx.actor, 'review_applications') && !mayAnywhere(ctx.actor, 'view_applications')) throw forbidden()
  const where = { AND: [visibleToStaff(ctx.actor), ...searchWords(q).map(hasWord), ...filtered(filters)] }
  const [total, rows] = await Promise.all([
    db.application.count({ where }),
    db.application.findMany({
      where,
      orderBy: [order(sort, dir), { id: dir }],
      skip,
      take,
      select: {
        id: true,
        hostname: true,
        status: true,
        kind: true,
        filedAt: true,
        updatedAt: true,
        applicant: { select: { username: true, firstName: true, lastName: true } },
        reviewer: { select: { username: true, firstName: true, lastName: true } },
        cluster: { select: { slug: true } },
      },
    }),
  ])
  return {
    total,
    rows: rows.map(({ applicant, reviewer, cluster, ...row }) => ({
      ...row,
      applicant: fullName(applicant),
      reviewer: reviewer && fullName(reviewer),
      cluster: cluster?.slug ?? null,
    })),
  }
}

const hasWord = (word: string): Prisma.ApplicationWhereInput => ({
  OR: [
    { hostname: hasText(word) },
    { applicant: { nameText: hasFolded(fold(word)) } },
    ...(/^\d{1,9}$/.test(word) ? [{ id: Number(word) }] : []),
  ],
})

function filtered({ status, kind, cluster }: PageOf['filters']): Prisma.ApplicationWhereInput[] {
  return [
    ...(status?.length ? [{ status: { in: status } }] : []),
    ...(kind?.length ? [{ kind: { in: kind } }] : []),
    ...(cluster?.length ? [{ clusterId: { in: idsOf(cluster) } }] : []),
  ]
}

function order(sort: string, dir: 'asc' | 'desc'): Prisma.ApplicationOrderByWithRelationInput {
  switch (sort) {
    case 'hostname':
      return { hostname: dir }
    case 'applicant':
      return { applicant: { username: dir } }
    case 'status':
      return { status: dir }
    default:
      return { filedAt: dir }
  }
}
