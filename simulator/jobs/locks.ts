import type { Job } from './types'

export type LockMode = 'shared' | 'exclusive'
export type Lock = { name: string; mode: LockMode }

/** In this order, and those of a level all at once, locks are taken; so no two jobs can wait for each other. */
const levels = ['instance', 'nodegroup', 'node', 'node-res', 'network']

/** Stands for every lock of its level. */
export const all = (level: string) => `${level}/[lockset]`
export const levelOf = (name: string) => name.slice(0, name.indexOf('/'))

export const exclusive = (...names: string[]): Lock[] => names.map((name) => ({ name, mode: 'exclusive' }))
export const shared = (...names: string[]): Lock[] => names.map((name) => ({ name, mode: 'shared' }))

/** Who holds what. A job has what it could get of its levels and waits for the rest, holding on to those. */
export type Locks = {
  /** True when the job has all that it wants. */
  take(job: Job): boolean
  /** Gives up what the job does not want any more. */
  narrow(job: Job): void
  release(job: Job): void
  held(): { name: string; mode: LockMode; owners: number[] }[]
  /** What a job waits for: those of its first level that it could not get. */
  pendingOf(job: Job): Lock[]
}

export function makeLocks(): Locks {
  const owned = new Map<number, Lock[]>()

  const isFree = (lock: Lock, id: number) =>
    ![...owned].some(([owner, locks]) => owner !== id && locks.some((one) => excludes(one, lock)))
  const has = (id: number, lock: Lock) => owned.get(id)?.includes(lock) ?? false
  const next = (job: Job) =>
    levels.map((level) => missing(job).filter((lock) => levelOf(lock.name) === level)).find((some) => some.length > 0)
  const missing = (job: Job) => job.locks.filter((lock) => !has(job.id, lock))

  return {
    take: (job) => {
      owned.set(job.id, owned.get(job.id) ?? [])
      for (let wanted = next(job); wanted; wanted = next(job)) {
        if (!wanted.every((lock) => isFree(lock, job.id))) return false
        owned.get(job.id)?.push(...wanted)
      }
      return true
    },
    narrow: (job) => {
      owned.set(job.id, [...job.locks])
    },
    release: (job) => {
      owned.delete(job.id)
    },
    held: () => {
      const byName = new Map<string, { name: string; mode: LockMode; owners: number[] }>()
      for (const [id, locks] of owned) {
        for (const { name, mode } of locks) {
          const entry = byName.get(name) ?? { name, mode, owners: [] }
          byName.set(name, { ...entry, owners: [...entry.owners, id] })
        }
      }
      return [...byName.values()]
    },
    pendingOf: (job) => (owned.has(job.id) ? (next(job) ?? []) : []),
  }
}

function excludes(held: Lock, wanted: Lock): boolean {
  if (held.mode === 'shared' && wanted.mode === 'shared') return false
  const whole = all(levelOf(wanted.name))
  const sameLevel = levelOf(held.name) === levelOf(wanted.name)
  return sameLevel && (held.name === wanted.name || held.name === whole || wanted.name === whole)
}
