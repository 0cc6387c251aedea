import type { UserCtx } from '@/lib/access/actor'
import type { fleetHealth } from '@/lib/clusters/queries'
import { underWay } from '@/lib/clusters/works'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { visibleInstances } from '@/lib/instances/scope'
import { inLanguage } from '@/lib/settings/in-language'
import { shownAt } from './queries'

const AHEAD_MS = 7 * 86_400_000

/** The notices that a person has to see now, but those that they have closed; the gravest first. */
async function noticesFor(ctx: UserCtx, clusterIds: readonly number[]) {
  const { actor, now, locale } = ctx
  const found = await db.notice.findMany({
    where: {
      AND: [
        shownAt(now),
        { OR: [{ clusterIds: { isEmpty: true } }, { clusterIds: { hasSome: [...clusterIds] } }] },
        { dismissals: { none: { userId: actor.id } } },
      ],
    },
    orderBy: [{ from: 'desc' }, { id: 'desc' }],
  })
  const weight = ['error', 'warning', 'info']
  return found
    .toSorted((a, b) => weight.indexOf(a.level) - weight.indexOf(b.level))
    .map(({ id, level, textEn, textEl, dismissible }) => ({
      id,
      level,
      text: inLanguage(locale, textEn, textEl),
      dismissible,
    }))
}

/** A person closes a notice for themselves. Idempotent; throws `not_found` for one that cannot be closed. */
export async function dismissNotice(ctx: UserCtx, id: number): Promise<void> {
  const notice = await db.notice.findFirst({ where: { AND: [{ id, dismissible: true }, shownAt(ctx.now)] } })
  if (!notice) throw notFound()
  const key = { noticeId: id, userId: ctx.actor.id }
  await db.noticeDismissal.upsert({ where: { noticeId_userId: key }, create: key, update: {} })
}

/** Works on those clusters that are under way, or begin within a week. */
async function worksOn({ now, locale }: UserCtx, clusterIds: readonly number[]) {
  const found = await db.maintenance.findMany({
    where: {
      clusterId: { in: [...clusterIds] },
      from: { lte: new Date(now.getTime() + AHEAD_MS) },
      OR: [{ until: null }, { until: { gt: now } }],
    },
    include: { cluster: { select: { slug: true } } },
    orderBy: [{ from: 'asc' }, { clusterId: 'asc' }],
  })
  return found.map(({ clusterId, cluster, from, until, reasonEn, reasonEl }) => ({
    clusterId,
    cluster: cluster.slug,
    begun: underWay({ from, until }, now),
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    reason: inLanguage(locale, reasonEn, reasonEl),
  }))
}

/** Node groups under maintenance (tag `locked`) with how many instances there the person sees. */
async function lockedGroups(ctx: UserCtx, clusterIds: readonly number[]) {
  const groups = await db.nodeGroup.findMany({
    where: { clusterId: { in: [...clusterIds] }, tags: { has: 'locked' } },
    include: { cluster: { select: { slug: true } } },
    orderBy: [{ clusterId: 'asc' }, { name: 'asc' }],
  })
  const counted = await Promise.all(
    groups.map(async ({ clusterId, name, cluster }) => ({
      cluster: cluster.slug,
      group: name,
      count: await db.instance.count({ where: { AND: [visibleInstances(ctx.actor), { clusterId, nodeGroup: name }] } }),
    })),
  )
  return counted.filter(({ count }) => count > 0)
}

/** All that stands above every page for this person. */
export async function aboveAll(ctx: UserCtx, clusters: Awaited<ReturnType<typeof fleetHealth>>) {
  const ids = clusters.map(({ id }) => id)
  const [notices, works, groups] = await Promise.all([noticesFor(ctx, ids), worksOn(ctx, ids), lockedGroups(ctx, ids)])
  return { notices, works, groups }
}
export type AboveAll = Awaited<ReturnType<typeof aboveAll>>
