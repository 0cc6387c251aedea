import type { WorkerEvents } from 'graphile-worker'
import { db } from '@/lib/db/client'
import { holdLock } from '@/lib/db/lock'
import { log } from '@/lib/log/log'

const SWEEP_MS = 30_000
const HOLD_MS = 1_000

/**
 * graphile-worker leaves the tasks of a killed process alone for four hours. So each pool of workers holds a lock of
 * its name while it lives, and all look for tasks of pools whose lock is free, to give them to the living.
 */
export function guardPool(events: WorkerEvents, signal: AbortSignal): { stop(): Promise<void> } {
  const ended = new AbortController()
  const both = AbortSignal.any([signal, ended.signal])
  events.on('pool:create', ({ workerPool }) => hold(workerPool.id))

  function hold(pool: string) {
    const again = () => {
      if (!both.aborted) setTimeout(() => hold(pool), HOLD_MS).unref()
    }
    holdLock(`task-pool:${pool}`, ended.signal).then((held) => held?.lost.addEventListener('abort', again), again)
  }

  const sweep = () => unlockOrphans().catch((err) => log.warn({ err }, 'tasks: the look for orphans failed'))
  const timer = setInterval(sweep, SWEEP_MS)
  timer.unref()
  const first = sweep()
  return {
    stop: async () => {
      clearInterval(timer)
      ended.abort()
      await first
    },
  }
}

/** A pool has its lock a moment after it was made, so younger tasks are not looked at. */
export async function unlockOrphans(olderThanSeconds = 20): Promise<void> {
  await db.$executeRaw`
    with busy as materialized (
      select distinct locked_by from graphile_worker.jobs
      where locked_at < now() - make_interval(secs => ${olderThanSeconds}))
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from busy
    where pg_try_advisory_xact_lock(hashtextextended('ganetimgr:task-pool:' || locked_by, 0)) having count(*) > 0`
}
