import type { Ctx } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { inFleet } from '@/lib/clusters/fleet-scope'
import type { Db } from '@/lib/db/client'
import type { ClusterState, Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import type { NodeNow } from './policy'
import type { NodePlace } from './schema'

const whole = {
  cluster: { include: { state: { select: { health: true, access: true, failingSince: true, answeredAt: true } } } },
} satisfies Prisma.NodeInclude

export type FoundNode = Prisma.NodeGetPayload<{ include: typeof whole }> & { now: NodeNow }

/** A node that the actor sees, or with `care` one of a cluster in their care; throws `not_found`. */
export async function findNode(tx: Db, ctx: Ctx, { cluster, name }: NodePlace, care = false): Promise<FoundNode> {
  const node = await tx.node.findFirst({
    where: { name, cluster: { AND: [{ slug: cluster }, care ? inCare(ctx) : inFleet(ctx)] } },
    include: whole,
  })
  if (!node) throw notFound()
  const { clusterId, role } = node
  const { state } = node.cluster
  const busy = (await tx.act.count({ where: { clusterId, node: name, endedAt: null } })) > 0
  return {
    ...node,
    now: { role, ...nowOf(state), busy },
  }
}

/** What of a cluster's state decides whether anything can be done there. */
export const nowOf = (state: Pick<ClusterState, 'failingSince' | 'access'> | null) => ({
  answers: state !== null && state.failingSince === null,
  writable: state?.access !== 'read' && state?.access !== 'none',
})

export function inCare({ actor }: Ctx): Prisma.ClusterWhereInput {
  const scope = scopeOf(actor, 'manage_clusters')
  return scope === 'all' ? { disabled: false } : { disabled: false, id: { in: [...scope] } }
}
