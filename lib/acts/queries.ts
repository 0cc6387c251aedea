import { z } from 'zod'
import type { Actor, Ctx } from '@/lib/access/actor'
import { asOwner, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { percentOf } from './percent'

/**
 * Acts of one's own, on one's own applications, those on clusters that one may view or review for, and those on nodes
 * and node groups of clusters in one's care.
 */
function visibleActs(actor: Actor): Prisma.ActWhereInput {
  const scopes = [scopeOf(actor, 'view_instances'), scopeOf(actor, 'review_applications')]
  if (scopes.includes('all')) return {}
  const clusterId = { in: scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope])) }
  const care = scopeOf(actor, 'manage_clusters')
  const onNodes = {
    OR: [{ node: { not: null } }, { nodeGroup: { not: null } }],
    ...(care === 'all' ? {} : { clusterId: { in: [...care] } }),
  }
  const owner = asOwner(actor, 'instances:read')
  const own = owner ? [{ actorId: owner.id }, { application: { applicantId: owner.id } }] : []
  return { OR: [...own, { clusterId }, onNodes] }
}

const logLine = z.object({ at: z.string(), text: z.string() })

export type ActView = {
  id: string
  kind: string
  /** The name of what it is done to: an instance or, as its kind says, a node or a node group. */
  instance: string
  cluster: string
  applicationId: number | null
  state: string
  jobId: number | null
  detail: Record<string, unknown>
  /** Ganeti's status of the job; null while it has none. */
  job: string | null
  actor: string | null
  createdAt: string
  endedAt: string | null
  errorCode: string | null
  errorText: string | null
  log: { at: string; text: string }[]
  /** How far Ganeti says that it is. */
  percent: number | null
}

const withPeople = {
  cluster: { select: { slug: true } },
  actor: { select: { username: true, firstName: true, lastName: true } },
} satisfies Prisma.ActInclude

/** One that the actor may know of; to others it does not exist. */
export async function readAct(ctx: Ctx, id: string): Promise<ActView> {
  const act = await db.act.findFirst({ where: { AND: [{ id }, visibleActs(ctx.actor)] }, include: withPeople })
  if (!act) throw notFound()
  return view(act)
}

/** The latest act of an application, with its job as mirrored. */
export async function latestActOf(ctx: Ctx, applicationId: number): Promise<ActView | null> {
  const act = await db.act.findFirst({
    where: { AND: [{ applicationId }, visibleActs(ctx.actor)] },
    orderBy: { createdAt: 'desc' },
    include: withPeople,
  })
  return act && view(act)
}

export async function actsInFlight(ctx: Ctx): Promise<ActView[]> {
  const mine = ctx.actor.kind === 'user' ? ctx.actor.id : -1
  const acts = await db.act.findMany({
    where: { endedAt: null, instance: { not: null }, OR: [{ actorId: mine }, { application: { applicantId: mine } }] },
    orderBy: { createdAt: 'desc' },
    take: 20,
    include: withPeople,
  })
  return Promise.all(acts.map(view))
}

type Wanted = { q?: string; clusters?: readonly string[] }

/**
 * Instances that are being created, that the actor may know of and that the mirror does not list yet. `q`: words of the name
 * or the cluster.
 */
export async function creationsInFlight(ctx: Ctx, { q = '', clusters = [] }: Wanted = {}): Promise<ActView[]> {
  const words = searchWords(q)
  const acts = await db.act.findMany({
    where: {
      AND: [
        { endedAt: null, kind: 'instance.create', cluster: { disabled: false } },
        visibleActs(ctx.actor),
        clusters.length > 0 ? { cluster: { slug: { in: [...clusters] } } } : {},
        ...words.map((word) => ({ OR: [{ instance: hasText(word) }, { cluster: { slug: hasText(word) } }] })),
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 20,
    include: withPeople,
  })
  const there = await db.instance.findMany({
    where: { OR: acts.map(({ clusterId, instance }) => ({ clusterId, name: instance ?? '' })) },
    select: { clusterId: true, name: true },
  })
  const isThere = (act: (typeof acts)[number]) =>
    there.some(({ clusterId, name }) => clusterId === act.clusterId && name === act.instance)
  return Promise.all(acts.filter((act) => !isThere(act)).map(view))
}

/** Acts in flight on instances that the caller has found visible, the newest first. */
export async function openActsOn(clusterId: number, instances: readonly string[]): Promise<ActView[]> {
  const acts = await db.act.findMany({
    where: { clusterId, instance: { in: [...instances] }, endedAt: null },
    orderBy: { createdAt: 'desc' },
    include: withPeople,
  })
  return Promise.all(acts.map(view))
}

/** The newest act on a node, for a caller that sees it. */
export async function latestActOnNode(clusterId: number, node: string): Promise<ActView | null> {
  const act = await db.act.findFirst({
    where: { clusterId, node },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: withPeople,
  })
  return act && view(act)
}

/** The newest act on a node group of a cluster, unless it went well, for a caller who has the cluster in their care. */
export async function unsettledActOnGroups(clusterId: number): Promise<ActView | null> {
  const act = await db.act.findFirst({
    where: { clusterId, nodeGroup: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: withPeople,
  })
  return act && act.state !== 'success' ? view(act) : null
}

/** For a caller that has found them visible. */
export async function actsById(ids: readonly string[]): Promise<ActView[]> {
  const acts = await db.act.findMany({ where: { id: { in: [...ids] } }, include: withPeople })
  return Promise.all(acts.map(view))
}

/** The last act on an instance that the caller has found visible, ended or not; a mark of a needed restart is part of another. */
export async function latestActOn(clusterId: number, instance: string): Promise<ActView | null> {
  const act = await db.act.findFirst({
    where: { clusterId, instance, kind: { not: 'instance.mark_restart' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: withPeople,
  })
  return act && view(act)
}

async function view(act: Prisma.ActGetPayload<{ include: typeof withPeople }>): Promise<ActView> {
  const job =
    act.jobId === null
      ? null
      : await db.job.findUnique({ where: { clusterId_id: { clusterId: act.clusterId, id: act.jobId } } })
  const log = z.array(logLine).safeParse(job?.log).data ?? []
  return {
    id: act.id,
    kind: act.kind,
    instance: act.instance ?? act.node ?? act.nodeGroup ?? '',
    cluster: act.cluster.slug,
    applicationId: act.applicationId,
    state: act.state,
    jobId: act.jobId,
    detail: z.record(z.string(), z.unknown()).catch({}).parse(act.detail),
    job: job?.status ?? null,
    actor: act.actor ? [act.actor.firstName, act.actor.lastName].filter(Boolean).join(' ') || act.actor.username : null,
    createdAt: act.createdAt.toISOString(),
    endedAt: act.endedAt?.toISOString() ?? null,
    errorCode: act.errorCode,
    errorText: act.errorText,
    log,
    percent: percentOf(log),
  }
}
