import type { JobStatus } from '@/lib/rapi/job-states'

/**
 * intended: written, not known to have reached Ganeti; submitted: Ganeti has its job. The others are ends: as the job
 * ended, `not_started` when no job came of it, `lost` when its job was gone before its end was seen.
 */
export const ACT_STATES = ['intended', 'submitted', 'success', 'error', 'canceled', 'not_started', 'lost'] as const
export type ActState = (typeof ACT_STATES)[number]

export const isEnded = (state: ActState) => state !== 'intended' && state !== 'submitted'

/** A canceled job is not a success (spec B5). */
export function stateAfter(job: JobStatus): ActState {
  if (job === 'success' || job === 'error' || job === 'canceled') return job
  return 'submitted'
}
