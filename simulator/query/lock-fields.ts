import { all, levelOf } from '../jobs/locks'
import type { JobQueue } from '../jobs/queue'
import type { Job } from '../jobs/types'
import type { Json } from '../json'
import { type Field, plain } from './field'

export type LockRow = { name: string; mode: string | null; owner: Json; pending: Json }

export const lockFields: Field<LockRow>[] = [
  plain('name', 'other', (row) => row.name),
  plain('mode', 'other', (row) => row.mode),
  plain('owner', 'other', (row) => row.owner),
  plain('pending', 'other', (row) => row.pending),
]

/** Every lock that a job holds or waits for, and the set of each level of which some is held; else nothing. */
export function lockRows({ jobs, locks }: JobQueue): LockRow[] {
  const held = new Map(locks.held().map((one) => [one.name, one]))
  const waiting = waitingFor([...jobs.values()], locks.pendingOf)
  const named = [...new Set([...held.keys(), ...waiting.keys()])]
  const busy = [...jobs.values()].filter((job) => job.startedAt !== null && job.endedAt === null)
  if (busy.length === 0) return []
  const sets = ['cluster', ...named.map(levelOf)].map(all)
  const names = [...new Set([...named, ...sets])].sort()
  const bgl: LockRow = { name: 'cluster/BGL', mode: 'shared', owner: busy.map((job) => String(job.id)), pending: [] }
  return [
    bgl,
    ...names.map((name): LockRow => {
      const lock = held.get(name)
      return {
        name,
        mode: lock?.mode ?? null,
        owner: lock?.owners.map(String) ?? [],
        pending: waiting.get(name) ?? [],
      }
    }),
  ]
}

function waitingFor(jobs: Job[], pendingOf: JobQueue['locks']['pendingOf']): Map<string, Json[]> {
  const waiting = new Map<string, Json[]>()
  for (const job of jobs.filter((one) => one.endedAt === null)) {
    for (const { name, mode } of pendingOf(job)) {
      waiting.set(name, [...(waiting.get(name) ?? []), [mode, [String(job.id)]]])
    }
  }
  return waiting
}
