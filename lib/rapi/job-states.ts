/** A job's states as Ganeti names them (2.6's `waitlock` is read as `waiting`). */
export const WAITING_STATES = ['queued', 'waiting', 'canceling'] as const
export const OPEN_STATES = [...WAITING_STATES, 'running'] as const
export const JOB_STATES = [...OPEN_STATES, 'canceled', 'success', 'error'] as const

export type JobStatus = (typeof JOB_STATES)[number]

const open = new Set<string>(OPEN_STATES)

/** Whether a job in this state has not ended. */
export const isOpen = (status: string) => open.has(status)
