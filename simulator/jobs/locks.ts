import type { Job } from './types'

/** Exclusive locks, each with one owner, taken all at once and in the order of the jobs. */
export type Locks = {
  tryTake(job: Job): boolean
  release(job: Job): void
  ownerOf(lock: string): number | undefined
}

export function makeLocks(): Locks {
  const owners = new Map<string, number>()
  return {
    tryTake: (job) => {
      if (job.locks.some((lock) => owners.has(lock) && owners.get(lock) !== job.id)) return false
      for (const lock of job.locks) owners.set(lock, job.id)
      return true
    },
    release: (job) => {
      for (const lock of job.locks) if (owners.get(lock) === job.id) owners.delete(lock)
    },
    ownerOf: (lock) => owners.get(lock),
  }
}
