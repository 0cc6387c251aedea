import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'

/** The cluster for its pages: to who views its instances, and also a disabled one to who has it in their care. Throws `not_found`. */
export async function findCluster<S extends Prisma.ClusterSelect>(
  { actor }: Ctx,
  slug: string,
  select: S,
): Promise<Prisma.ClusterGetPayload<{ select: S }> & { id: number; views: boolean; manages: boolean }> {
  const found = await db.cluster.findUnique({ where: { slug }, select: { id: true, disabled: true } })
  if (!found) throw notFound()
  const [views, manages] = [may(actor, 'view_instances', found.id), may(actor, 'manage_clusters', found.id)]
  if (!manages && (found.disabled || !views)) throw notFound()
  const cluster = await db.cluster.findUniqueOrThrow({ where: { id: found.id }, select })
  return { ...cluster, id: found.id, views, manages }
}
