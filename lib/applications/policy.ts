import type { Actor } from '@/lib/access/actor'
import { asOwner, type ClusterScope, may, mayAnywhere, scopeOf } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'

type Subject = { applicantId: number; clusterId: number | null; network: { clusterId: number } | null }

/** A reviewer of chosen clusters sees what is, or wishes to be, on one of them, and what wishes for none. */
export function canReview(actor: Actor, application: Subject): boolean {
  const cluster = application.clusterId ?? application.network?.clusterId
  return cluster === undefined ? mayAnywhere(actor, 'review_applications') : may(actor, 'review_applications', cluster)
}

export const isApplicant = (actor: Actor, application: Subject) =>
  asOwner(actor, 'applications:write')?.id === application.applicantId

/** The same as `canReview` or the right to view, as a WHERE. */
export const visibleToStaff = (actor: Actor) =>
  within([scopeOf(actor, 'review_applications'), scopeOf(actor, 'view_applications')])

/** `canReview` as a WHERE. */
export const reviewableBy = (actor: Actor) => within([scopeOf(actor, 'review_applications')])

/** `isApplicant` as a WHERE. */
export const filedBy = (actor: Actor): Prisma.ApplicationWhereInput => ({
  applicantId: asOwner(actor, 'applications:write')?.id ?? -1,
})

function within(scopes: ClusterScope[]): Prisma.ApplicationWhereInput {
  // Not {}: among the alternatives of an OR, Prisma leaves an empty one out.
  if (scopes.includes('all')) return { id: { gt: 0 } }
  const ids = scopes.flatMap((scope) => (scope === 'all' ? [] : [...scope]))
  if (ids.length === 0) return { id: -1 }
  return {
    OR: [
      { clusterId: { in: ids } },
      { clusterId: null, network: { clusterId: { in: ids } } },
      { clusterId: null, networkId: null },
    ],
  }
}

/** Creation without review: a right on the cluster, and a cluster that allows it. */
export const canCreateFast = (actor: Actor, cluster: { id: number; fastCreate: boolean }) =>
  cluster.fastCreate && may(actor, 'fast_create', cluster.id)
