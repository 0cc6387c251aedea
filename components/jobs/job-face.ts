import type { JobState } from '@/components/status/job-chip'

const faces: Record<string, JobState> = {
  queued: 'waiting',
  waiting: 'waiting',
  canceling: 'canceling',
  running: 'running',
  success: 'done',
  error: 'failed',
  canceled: 'canceled',
}

/** A job's state as its chip shows it; `lost`: gone from the queue before its end was seen. */
export const jobFace = (status: string): JobState => faces[status] ?? 'unknown'
