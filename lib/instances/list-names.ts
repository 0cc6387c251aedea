import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { ownedInstances } from './scope'
import { staleClusters } from './stale'

/**
 * The names of one's own instances and one's groups', as ganetimgr told them to programs (spec 2.12). `tag`: those that
 * have exactly this tag. `errors`: a cluster is not answering or was never read, so that some may be missing or gone.
 */
export async function listNames(ctx: Ctx, tag: string | null): Promise<{ instances: string[]; errors: boolean }> {
  const { actor, now } = requireOwner(ctx, 'instances:read')
  const [found, silent] = await Promise.all([
    db.instance.findMany({
      where: { AND: [ownedInstances(actor), tag === null ? {} : { tags: { has: tag } }] },
      select: { name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    silentClusters(now),
  ])
  return { instances: found.map(({ name }) => name), errors: silent > 0 }
}

/** Those whose mirror is out of date, or that were never read. */
async function silentClusters(now: Date): Promise<number> {
  const stale = await staleClusters(now)
  return db.cluster.count({ where: { disabled: false, OR: [{ id: { in: stale } }, { state: null }] } })
}
