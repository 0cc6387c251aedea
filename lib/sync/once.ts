import { readingFailure } from '@/lib/clusters/failure'
import { rapiFor } from '@/lib/clusters/rapi'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { syncFacts } from './facts'
import { markAnswering, markFailing } from './health'
import { syncAllInstances, syncLiveInstances, syncRemovedInstances } from './instances'
import { NewestChange } from './newest-change'
import { syncSurroundings } from './surroundings'

/**
 * Mirrors one cluster, or every enabled one, once. Jobs are left to the worker, which alone draws the conclusions from
 * them; it may run at the same time.
 */
export async function synchronise(slug: string | null) {
  const clusters = await db.cluster.findMany({
    where: slug === null ? { disabled: false } : { slug },
    orderBy: { slug: 'asc' },
  })
  if (slug !== null && clusters.length === 0) throw notFound()
  const results: { cluster: string; failure: string | null; instances: number }[] = []
  for (const cluster of clusters) {
    let failure: string | null = null
    try {
      const mirror = {
        cluster,
        rapi: rapiFor(cluster, 'read'),
        prefix: config().tagPrefix,
        onJobs: async () => {},
        newestChange: new NewestChange(),
        digests: new Map(),
        now: () => new Date(),
      }
      await syncFacts(mirror)
      await syncSurroundings(mirror)
      await syncAllInstances(mirror)
      await syncRemovedInstances(mirror)
      await syncLiveInstances(mirror)
      await markAnswering(cluster.id, new Date())
    } catch (error) {
      const why = readingFailure(cluster, error)
      await markFailing(cluster.id, why, new Date())
      failure = [why.health, why.detail].filter(Boolean).join(': ')
    }
    results.push({
      cluster: cluster.slug,
      failure,
      instances: await db.instance.count({ where: { clusterId: cluster.id } }),
    })
  }
  return results
}
