import type { Ctx } from '@/lib/access/actor'
import type { Prisma } from '@/lib/db/generated/client'
import { connections } from '@/lib/networks/choices'
import { findCluster } from './cluster-scope'

const shown = {
  slug: true,
  state: { select: { answeredAt: true, failingSince: true } },
  ganetiNets: { orderBy: { name: 'asc' } },
} satisfies Prisma.ClusterSelect

/** What gnt-network knows on a cluster; `free` and `reserved` are null without a pool. Throws `not_found`. */
export async function readNetworks(ctx: Ctx, slug: string) {
  const { state, ganetiNets, ...cluster } = await findCluster(ctx, slug, shown)
  return {
    ...cluster,
    answeredAt: state?.answeredAt?.toISOString() ?? null,
    networks: ganetiNets.map((network) => ({
      name: network.name,
      subnet: network.subnet,
      gateway: network.gateway,
      subnet6: network.subnet6,
      gateway6: network.gateway6,
      free: network.map === null ? null : network.freeCount,
      reserved: network.map === null ? null : network.reservedCount,
      connections: connections.catch([]).parse(network.connections),
      tags: network.tags,
      stale: Boolean(state?.failingSince),
    })),
  }
}

export type FleetNetwork = Awaited<ReturnType<typeof readNetworks>>['networks'][number]
