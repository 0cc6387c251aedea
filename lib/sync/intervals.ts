/** How often each part of a cluster is read, in ms (design, section 5). */
export const INTERVALS = {
  jobs: 3_000,
  /** While a job is open or an act of ours is in flight. */
  jobsBusy: 500,
  changed: 3_000,
  /** That a job removed one is looked for at the job's end. */
  removed: 30_000,
  live: 30_000,
  surroundings: 30_000,
  facts: 300_000,
  all: 300_000,
} as const

export type Part = Exclude<keyof typeof INTERVALS, 'jobsBusy'>

/**
 * From one reading's beginning to the next one's. A slow cluster is asked less often: never more than a fifth of its time, or
 * a third while somebody waits for its jobs.
 */
export const nextPeriod = (intervalMs: number, tookMs: number, awaited = false) =>
  Math.max(intervalMs, tookMs * (awaited ? 3 : 5))

const FIRST_BACKOFF_MS = 2_000
const LONGEST_BACKOFF_MS = 60_000

/** After the n-th failure in a row (from 1). */
export const backoff = (failures: number) => Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), LONGEST_BACKOFF_MS)
