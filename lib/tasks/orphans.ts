import type { WorkerEvents } from 'graphile-worker'
import { db } from '@/lib/db/client'
import { holdLock } from '@/lib/db/lock'
import { log } from '@/lib/log/log'

const SWEEP_MS = 30_000

/**
 * graphile-worker leaves the tasks of a killed process alone for four hours. So each worker holds a lock of its name
 * while it lives, and all look for tasks of workers whose lock is free, to give them to the living.
 */
export function guardWorkers(events: WorkerEvents, signal: AbortSignal): { stop(): Promise<void> } {
  const ended = new AbortController()
  const both = AbortSignal.any([signal, ended.signal])
  events.on('worker:create', ({ worker }) => {
    hold(worker.workerId).catch((err) => log.warn({ err }, 'tasks: a worker has no lock'))
  })

  async function hold(workerId: string) {
    const held = await holdLock(`task-worker:${workerId}`, ended.signal)
    held?.lost.addEventListener('abort', () => {
      if (!both.aborted) setTimeout(() => hold(workerId).catch(() => undefined), 1_000).unref()
    })
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

/** A worker takes its lock a moment after it was made, so younger tasks are not looked at. */
export async function unlockOrphans(olderThanSeconds = 20): Promise<void> {
  await db.$executeRaw`
    with busy as materialized (
      select distinct locked_by from graphile_worker.jobs
      where locked_at < now() - make_interval(secs => ${olderThanSeconds}))
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from busy
    where pg_try_advisory_xact_lock(hashtextextended('ganetimgr:task-worker:' || locked_by, 0)) having count(*) > 0`
}
