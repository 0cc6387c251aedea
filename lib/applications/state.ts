export const APPLICATION_STATUSES = [
  'pending',
  'approved',
  'submitted',
  'failed',
  'created',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

export type ApplicationStep = 'edit' | 'withdraw' | 'reject' | 'approve' | 'submit' | 'fail' | 'create'

/**
 * pending → approved (Ganeti is being asked) → submitted (it has the job) → created or failed. A failed one is approved
 * again with other values, or rejected. What a step is not listed for, it is refused for (spec S6).
 */
const STEPS: Record<ApplicationStep, { from: readonly ApplicationStatus[]; to: ApplicationStatus }> = {
  edit: { from: ['pending'], to: 'pending' },
  withdraw: { from: ['pending'], to: 'withdrawn' },
  reject: { from: ['pending', 'failed'], to: 'rejected' },
  approve: { from: ['pending', 'failed'], to: 'approved' },
  submit: { from: ['approved'], to: 'submitted' },
  fail: { from: ['approved', 'submitted'], to: 'failed' },
  create: { from: ['approved', 'submitted'], to: 'created' },
}

export const isStatus = (text: string): text is ApplicationStatus =>
  APPLICATION_STATUSES.some((status) => status === text)

export const allows = (status: string, step: ApplicationStep) => STEPS[step].from.some((from) => from === status)
export const after = (step: ApplicationStep) => STEPS[step].to

/** What waits for a reviewer. */
export const OPEN_STATUSES = ['pending', 'failed', 'approved', 'submitted'] satisfies ApplicationStatus[]
/** What waits for a reviewer's decision, and is counted. */
export const WAITING_STATUSES = ['pending', 'failed'] satisfies ApplicationStatus[]
