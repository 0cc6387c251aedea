import { db } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import { RapiError } from '@/lib/rapi/errors'
import { readsApart } from './accounts'
import { rapiFor } from './rapi'

const EVERY_MS = 5 * 60_000

/**
 * Of clusters whose mirror asks by an account of its own: what the other account allows, asked now and then beside the
 * mirror, which never opens its secret. What cannot be asked is left as it was known.
 */
export function watchWriteAccess(): (cluster: Cluster) => Promise<void> {
  const asked = new Map<number, { version: number; at: number }>()
  return async (cluster) => {
    const last = asked.get(cluster.id)
    const due = last?.version !== cluster.version || Date.now() - last.at >= EVERY_MS
    if (!readsApart(cluster) || !due) return
    const state = await db.clusterState.findUnique({ where: { clusterId: cluster.id } })
    if (state?.health !== 'answers') return
    asked.set(cluster.id, { version: cluster.version, at: Date.now() })
    const access = await accessOf(cluster)
    if (access === null || access === state.access) return
    await db.$transaction(async (tx) => {
      await tx.clusterState.update({ where: { clusterId: cluster.id }, data: { access } })
      await publish(tx, { kind: 'cluster', clusterId: cluster.id })
    })
  }
}

async function accessOf(cluster: Cluster): Promise<string | null> {
  try {
    return await rapiFor(cluster, 'write').fetchAccess()
  } catch (error) {
    if (error instanceof RapiError) return null
    throw error
  }
}
