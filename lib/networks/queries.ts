import type { Ctx } from '@/lib/access/actor'
import { requireAnywhere, requireOwner, scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { connections } from './choices'

function manageable(ctx: Ctx) {
  requireAnywhere(ctx, 'manage_clusters')
  const scope = scopeOf(ctx.actor, 'manage_clusters')
  return scope === 'all' ? {} : { clusterId: { in: [...scope] } }
}

const stored = {
  cluster: { select: { id: true, slug: true } },
  groups: { select: { id: true, name: true } },
  _count: { select: { applications: true } },
} satisfies Prisma.NetworkInclude

/** For the administrators of their clusters. */
export async function listStoredNetworks(ctx: Ctx) {
  return db.network.findMany({
    where: manageable(ctx),
    include: stored,
    orderBy: [{ cluster: { slug: 'asc' } }, { description: 'asc' }],
  })
}

export async function readStoredNetwork(ctx: Ctx, id: number) {
  const network = await db.network.findFirst({ where: { AND: [{ id }, manageable(ctx)] }, include: stored })
  if (!network) throw notFound()
  return network
}

/** What gnt-network knows on the clusters that the actor administers, from the mirror. `free` is null without a pool. */
export async function listGanetiNetworks(ctx: Ctx) {
  const networks = await db.ganetiNetwork.findMany({
    where: { ...manageable(ctx), cluster: { disabled: false } },
    include: { cluster: { select: { slug: true, state: { select: { answeredAt: true, failingSince: true } } } } },
    orderBy: [{ cluster: { slug: 'asc' } }, { name: 'asc' }],
  })
  return networks.map(({ clusterId, cluster, name, subnet, gateway, subnet6, map, freeCount, ...rest }) => ({
    clusterId,
    cluster: cluster.slug,
    answeredAt: cluster.state?.answeredAt?.toISOString() ?? null,
    stale: Boolean(cluster.state?.failingSince),
    name,
    subnet,
    gateway,
    subnet6,
    free: map === null ? null : freeCount,
    reserved: map === null ? null : rest.reservedCount,
    connections: connections.parse(rest.connections),
  }))
}

/** The networks that this person's groups open to them, in enabled clusters (spec 4.3, S10: asked of the person, not of the form). */
export async function networksOfMyGroups(ctx: Ctx) {
  const { actor } = requireOwner(ctx, 'applications:write')
  return db.network.findMany({
    where: {
      groups: { some: { id: { in: [...actor.groupIds] } } },
      cluster: { disabled: false, creationDisabled: false },
    },
    select: {
      id: true,
      description: true,
      mode: true,
      ipv6Prefix: true,
      cluster: { select: { id: true, slug: true, description: true } },
      groups: { where: { id: { in: [...actor.groupIds] } }, select: { name: true } },
    },
    orderBy: [{ isDefault: 'desc' }, { description: 'asc' }],
  })
}
