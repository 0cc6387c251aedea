import { z } from 'zod'
import type { Actor, Ctx } from '@/lib/access/actor'
import { mayAnywhere, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { forbidden, notFound } from '@/lib/errors/app-error'

function manageable(actor: Actor): Prisma.ClusterWhereInput {
  if (!mayAnywhere(actor, 'manage_clusters')) throw forbidden()
  const scope = scopeOf(actor, 'manage_clusters')
  return scope === 'all' ? {} : { id: { in: [...scope] } }
}

/** Everything but the passwords. */
const shown = {
  omit: { rapiPassword: true, readPassword: true },
  include: {
    state: true,
    maintenance: { omit: { clusterId: true } },
    _count: { select: { instances: true, nodes: true, groups: true, networks: true } },
  },
} satisfies Prisma.ClusterFindManyArgs

export async function listClusters(ctx: Ctx) {
  return db.cluster.findMany({ where: manageable(ctx.actor), orderBy: { slug: 'asc' }, ...shown })
}

/** Of what the mirror keeps of /2/info, the part that its page shows. */
const knownInfo = z.object({
  name: z.string().optional(),
  master: z.string().optional(),
  enabledHypervisors: z.array(z.string()).default([]),
  enabledDiskTemplates: z.array(z.string()).default([]),
})

export async function readCluster(ctx: Ctx, slug: string) {
  const cluster = await db.cluster.findFirst({ where: { AND: [{ slug }, manageable(ctx.actor)] }, ...shown })
  if (!cluster) throw notFound()
  const { rapiPassword, readPassword } = await db.cluster.findUniqueOrThrow({
    where: { id: cluster.id },
    select: { rapiPassword: true, readPassword: true },
  })
  const has = { hasPassword: rapiPassword !== null, hasReadPassword: readPassword !== null }
  return { ...cluster, ...has, info: knownInfo.parse(cluster.state?.info ?? {}) }
}

export type ClusterView = Awaited<ReturnType<typeof readCluster>>

/** The clusters on which the actor has something to see: for banners and the health dot. */
export async function fleetHealth(ctx: Ctx) {
  const scopes = [
    scopeOf(ctx.actor, 'view_instances'),
    scopeOf(ctx.actor, 'manage_clusters'),
    scopeOf(ctx.actor, 'review_applications'),
  ]
  const all = scopes.includes('all')
  const ids = scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope]))
  const own: Prisma.ClusterWhereInput[] =
    ctx.actor.kind === 'user'
      ? [
          {
            instances: {
              some: {
                owners: { some: { OR: [{ userId: ctx.actor.id }, { groupId: { in: [...ctx.actor.groupIds] } }] } },
              },
            },
          },
        ]
      : []
  const clusters = await db.cluster.findMany({
    where: { disabled: false, ...(all ? {} : { OR: [{ id: { in: ids } }, ...own] }) },
    select: {
      id: true,
      slug: true,
      description: true,
      state: { select: { health: true, failingSince: true, answeredAt: true } },
    },
    orderBy: { slug: 'asc' },
  })
  return clusters.map(({ state, ...cluster }) => ({
    ...cluster,
    health: state?.health ?? 'unknown',
    failingSince: state?.failingSince?.toISOString() ?? null,
    answeredAt: state?.answeredAt?.toISOString() ?? null,
  }))
}

/** When each of these clusters last answered. */
export async function answeredAt(clusterIds: readonly number[]): Promise<Record<number, string>> {
  const states = await db.clusterState.findMany({
    where: { clusterId: { in: [...clusterIds] }, answeredAt: { not: null } },
    select: { clusterId: true, answeredAt: true },
  })
  return Object.fromEntries(states.map((state) => [state.clusterId, state.answeredAt?.toISOString() ?? '']))
}
