import type { JobQueue } from '../jobs/queue'
import { statusOfJob } from '../jobs/types'
import type { Json } from '../json'
import { type Field, plain } from './field'

export type LockRow = { name: string; mode: string | null; owner: Json; pending: Json }

export const lockFields: Field<LockRow>[] = [
  plain('name', 'other', (row) => row.name),
  plain('mode', 'other', (row) => row.mode),
  plain('owner', 'other', (row) => row.owner),
  plain('pending', 'other', (row) => row.pending),
]

/** Nothing while no job holds or wants anything. */
export function lockRows(queue: JobQueue): LockRow[] {
  const jobs = [...queue.jobs.values()].filter((job) => ['waiting', 'running'].includes(statusOfJob(job)))
  if (jobs.length === 0) return []
  const names = [...new Set(jobs.flatMap((job) => job.locks))].sort()
  const own = names.map((name): LockRow => {
    const owner = queue.locks.ownerOf(name)
    const waiting = jobs.filter((job) => job.locks.includes(name) && job.id !== owner).map((job) => String(job.id))
    return {
      name,
      mode: owner === undefined ? null : 'exclusive',
      owner: owner === undefined ? [] : [String(owner)],
      pending: waiting.length === 0 ? [] : [['exclusive', waiting]],
    }
  })
  const running = jobs.filter((job) => statusOfJob(job) === 'running').map((job) => String(job.id))
  const global: LockRow = {
    name: 'cluster/BGL',
    mode: running.length > 0 ? 'shared' : null,
    owner: running,
    pending: [],
  }
  return [global, ...own]
}
