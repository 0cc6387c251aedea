import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import type { PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'

const STATES = ['shown', 'planned', 'over'] as const
export type NoticeState = (typeof STATES)[number]

/** Every notice by its text, for superusers. */
export async function listNotices(ctx: Ctx, { q, filters, sort, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const states = STATES.filter((state) => filters.state?.includes(state))
  const where: Prisma.NoticeWhereInput = {
    AND: [
      ...searchWords(q).map((word) => ({ OR: [{ textEn: hasText(word) }, { textEl: hasText(word) }] })),
      ...(states.length > 0 ? [{ OR: states.map((state) => whereState(state, ctx.now)) }] : []),
    ],
  }
  const by = sort === 'until' ? { until: dir } : { from: dir }
  const [total, rows] = await Promise.all([
    db.notice.count({ where }),
    db.notice.findMany({ where, orderBy: [by, { id: 'asc' }], skip, take }),
  ])
  return { total, rows: rows.map((row) => ({ ...row, state: stateOf(row, ctx.now) })) }
}

export async function readNotice(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const notice = await db.notice.findUnique({ where: { id }, include: { _count: { select: { dismissals: true } } } })
  if (!notice) throw notFound()
  return notice
}

/** That can be chosen for a notice: every cluster. */
export async function clusterChoices(ctx: Ctx) {
  requireSuperuser(ctx)
  return db.cluster.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } })
}

const open = (now: Date): Prisma.NoticeWhereInput => ({ OR: [{ until: null }, { until: { gt: now } }] })

function whereState(state: NoticeState, now: Date): Prisma.NoticeWhereInput {
  if (state === 'planned') return { from: { gt: now } }
  return state === 'over' ? { until: { lte: now } } : shownAt(now)
}

export const shownAt = (now: Date): Prisma.NoticeWhereInput => ({ AND: [{ from: { lte: now } }, open(now)] })

function stateOf({ from, until }: { from: Date; until: Date | null }, now: Date): NoticeState {
  if (from > now) return 'planned'
  return until && until <= now ? 'over' : 'shown'
}
