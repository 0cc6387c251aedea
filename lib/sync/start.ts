import { setTimeout as delay } from 'node:timers/promises'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { holdLock } from '@/lib/db/lock'
import { subscribe } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { runClusterLoop } from './cluster-loop'
import type { OnJobs } from './mirror'

/** How long until another process takes the clusters of one that died. */
const LOOK_EVERY_MS = 3_000

type Running = { version: number; stop: AbortController; done: Promise<void> }
type Options = { onJobs: OnJobs; afterPass: (cluster: Cluster) => Promise<void>; signal: AbortSignal }

/** Mirrors every enabled cluster that no other process mirrors. Ends when the signal aborts and all loops have ended. */
export async function startSync({ onJobs, afterPass, signal }: Options): Promise<void> {
  const running = new Map<number, Running>()
  let wake: AbortController | null = null
  const unsubscribe = subscribe((message) => {
    if (message.kind === 'cluster' || message.kind === 'resync') wake?.abort()
  })
  const look = async () => {
    const clusters = await db.cluster.findMany({ where: { disabled: false } })
    for (const [id, loop] of running)
      if (!clusters.some((cluster) => cluster.id === id && cluster.version === loop.version)) loop.stop.abort()
    for (const cluster of clusters) if (!running.has(cluster.id)) await take(cluster)
  }
  const take = async (cluster: Cluster) => {
    const lock = await holdLock(`sync:${cluster.id}`, signal)
    if (!lock) return
    const stop = new AbortController()
    const until = AbortSignal.any([signal, lock.lost, stop.signal])
    const done = runClusterLoop(cluster, { prefix: config().tagPrefix, onJobs, afterPass, signal: until })
      .catch((error) => log.error({ err: error, cluster: cluster.slug }, 'the synchronisation loop ended'))
      .finally(async () => {
        await lock.release()
        running.delete(cluster.id)
        wake?.abort()
      })
    running.set(cluster.id, { version: cluster.version, stop, done })
  }
  while (!signal.aborted) {
    await look().catch((error) => log.error({ err: error }, 'cannot read which clusters to synchronise'))
    wake = new AbortController()
    await delay(LOOK_EVERY_MS, null, { signal: AbortSignal.any([signal, wake.signal]) }).catch(() => {})
  }
  unsubscribe()
  await Promise.all([...running.values()].map((loop) => loop.done))
}
