import type { Ctx } from '@/lib/access/actor'
import { asOwner, mayAnywhere, requireOwner } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { safeEqual } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { ownerKeyLines } from '@/lib/instances/owner-keys'
import { resizeSchema } from '@/lib/instances/schema'
import { changeSchema } from './changes/schema'
import { canReview, isApplicant, visibleToStaff } from './policy'
import { planSchema } from './schema'
import { allows, isStatus, OPEN_STATUSES, WAITING_STATUSES } from './state'

export type Page = { q: string; page: number; pageSize: number; status: string | null }

const person = { select: { id: true, username: true, firstName: true, lastName: true } } as const
const rowSelect = {
  id: true,
  kind: true,
  hostname: true,
  status: true,
  filedAt: true,
  updatedAt: true,
  memory: true,
  vcpus: true,
  disk: true,
  applicant: person,
  cluster: { select: { slug: true } },
  plan: true,
} satisfies Prisma.ApplicationSelect

const search = (q: string): Prisma.ApplicationWhereInput =>
  q === ''
    ? {}
    : {
        OR: [
          { hostname: hasText(q) },
          { nameHeld: hasText(q) },
          { applicant: { username: hasText(q) } },
          { applicant: { lastName: hasText(q) } },
          { comments: hasText(q) },
          ...(Number.isSafeInteger(Number(q)) && Number(q) < 2 ** 31 ? [{ id: Number(q) }] : []),
        ],
      }

async function list(where: Prisma.ApplicationWhereInput, { q, page, pageSize, status }: Page, order: 'asc' | 'desc') {
  const all = { AND: [where, search(q), status ? { status } : {}] }
  const [total, rows] = await Promise.all([
    db.application.count({ where: all }),
    db.application.findMany({
      where: all,
      select: rowSelect,
      orderBy: [{ filedAt: order }, { id: order }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ])
  return {
    total,
    rows: rows.map(({ applicant, plan, cluster, ...row }) => ({
      ...row,
      hostname: planSchema.safeParse(plan).data?.hostname ?? row.hostname,
      applicant: fullName(applicant),
      cluster: cluster?.slug ?? null,
    })),
  }
}

export type ApplicationRow = Awaited<ReturnType<typeof list>>['rows'][number]

export async function listMyApplications(ctx: Ctx, page: Page) {
  const { actor } = requireOwner(ctx, 'applications:write')
  return list({ applicantId: actor.id }, page, 'desc')
}

/** Oldest first, as they wait. */
export async function listForReview(ctx: Ctx, page: Page & { open: boolean }) {
  requireStaff(ctx)
  const where = page.open ? { status: { in: [...OPEN_STATUSES] } } : {}
  return list({ AND: [visibleToStaff(ctx.actor), where] }, page, page.open ? 'asc' : 'desc')
}

/** How many wait for a decision; null for who has no right to know. */
export async function countWaiting(ctx: Ctx): Promise<number | null> {
  if (!mayAnywhere(ctx.actor, 'review_applications') && !mayAnywhere(ctx.actor, 'view_applications')) return null
  return db.application.count({
    where: { AND: [visibleToStaff(ctx.actor), { status: { in: [...WAITING_STATUSES] } }] },
  })
}

function requireStaff(ctx: Ctx): void {
  if (!mayAnywhere(ctx.actor, 'review_applications') && !mayAnywhere(ctx.actor, 'view_applications')) throw forbidden()
}

const whole = {
  applicant: { select: { ...person.select, email: true, phone: true, locale: true } },
  reviewer: person,
  organization: { select: { id: true, title: true } },
  network: { select: { id: true, description: true, clusterId: true, mode: true, link: true } },
  cluster: { select: { id: true, slug: true, description: true } },
  events: { orderBy: { id: 'asc' } },
  acts: { orderBy: { createdAt: 'desc' }, take: 1 },
} satisfies Prisma.ApplicationInclude

/** For the applicant, and for those who review or view it; to others it does not exist. */
export async function readApplication(ctx: Ctx, id: number) {
  if (!Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) throw notFound()
  const application = await db.application.findFirst({
    where: {
      id,
      OR: [{ applicantId: asOwner(ctx.actor, 'applications:write')?.id ?? -1 }, visibleToStaff(ctx.actor)],
    },
    include: whole,
  })
  if (!application) throw notFound()
  const { cookie: _, plan, change, acts, events, status: text, ...rest } = application
  const status = isStatus(text) ? text : 'pending'
  const staff = mayAnywhere(ctx.actor, 'view_applications') || mayAnywhere(ctx.actor, 'review_applications')
  const mine = isApplicant(ctx.actor, application)
  return {
    ...rest,
    status,
    plan: rest.kind === 'create' ? (planSchema.safeParse(plan).data ?? null) : null,
    change: changeOf(change, plan),
    act: acts[0] ?? null,
    events: await withNames(events),
    may: {
      edit: mine && rest.kind === 'create' && allows(status, 'edit'),
      withdraw: mine && allows(status, 'withdraw'),
      review: canReview(ctx.actor, application),
      approve: canReview(ctx.actor, application) && allows(status, 'approve'),
      reject: canReview(ctx.actor, application) && allows(status, 'reject'),
    },
    mine,
    staff,
  }
}

/** Of a change: the wish, what there was, and what was decided. */
function changeOf(change: unknown, plan: unknown) {
  const asked = changeSchema.safeParse(change).data
  return asked ? { ...asked, decided: resizeSchema.safeParse(plan).data ?? null } : null
}

export type ApplicationView = Awaited<ReturnType<typeof readApplication>>

async function withNames<E extends { actorId: number | null }>(events: readonly E[]) {
  const ids = [...new Set(events.flatMap((event) => event.actorId ?? []))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, ...person })
  return events.map((event) => {
    const actor = people.find((one) => one.id === event.actorId)
    return { ...event, actor: actor ? fullName(actor) : null }
  })
}

/** What the applicant already has, for the reviewer. Sizes in MiB. */
export async function belongings(ctx: Ctx, userId: number) {
  requireStaff(ctx)
  const owned = { owners: { some: { OR: [{ userId }, { group: { members: { some: { userId } } } }] } } }
  const sum = await db.instance.aggregate({ where: owned, _count: true, _sum: { memory: true, diskTotal: true } })
  return { instances: sum._count, memory: sum._sum.memory ?? 0, disk: sum._sum.diskTotal ?? 0 }
}

/** For whoever has the cookie: the keys of the instance's present owners (spec S9), of the applicant while there is none. */
export async function keysByCookie(id: number, cookie: string): Promise<string[]> {
  if (!Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) throw notFound()
  const application = await db.application.findUnique({ where: { id }, include: { applicant: true } })
  if (!application) throw notFound()
  if (!safeEqual(application.cookie, cookie)) throw forbidden()
  const instance = await db.instance.findFirst({
    where: { applicationId: id, clusterId: application.clusterId ?? -1 },
    include: { owners: true },
  })
  return ownerKeyLines(db, instance?.owners ?? [{ kind: 'user', name: application.applicant.username }])
}
