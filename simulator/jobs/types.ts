import type { Json, JsonObject } from '../json'
import type { Lock } from './locks'

export type JobStatus = 'queued' | 'waiting' | 'canceling' | 'running' | 'canceled' | 'success' | 'error'

export type LogLine = { serial: number; at: number; text: string }

/** An opcode of a job: what it was asked, and what became of it. Times are epoch seconds. */
export type OpState = {
  input: JsonObject
  status: JobStatus
  result: Json
  log: LogLine[]
  startedAt: number | null
  executedAt: number | null
  endedAt: number | null
}

export type Job = {
  id: number
  ops: OpState[]
  receivedAt: number
  startedAt: number | null
  endedAt: number | null
  archived: boolean
  /** Somebody wants it canceled since it left the queue. */
  unwanted?: boolean
  /** Locks that it holds or waits for, once it is its turn. */
  locks: Lock[]
}

export const ended: readonly JobStatus[] = ['canceled', 'success', 'error']

/** That of the first opcode that is not done, else of the worst that is; `queued` also between two opcodes. */
export function statusOfJob(job: Job): JobStatus {
  const statuses = job.ops.map((op) => op.status)
  if (statuses.includes('error')) return 'error'
  for (const status of ['canceling', 'canceled', 'running', 'waiting'] as const) {
    if (statuses.includes(status)) return status
  }
  if (statuses.every((status) => status === 'success')) return 'success'
  return 'queued'
}
