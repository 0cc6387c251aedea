export type JobId = number

export type JobStatus = 'queued' | 'waiting' | 'canceling' | 'running' | 'canceled' | 'success' | 'error'

export type JobOpcode = { opId: string; instanceName?: string; opStatus: string }
export type JobReason = { source: string; text: string; at: Date }
export type JobLogLine = { serial: number; at: Date; type: string; text: string }

export type RapiJob = {
  id: JobId
  status: JobStatus
  summary: string[]
  receivedAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  opcodes: JobOpcode[]
  /** The trail of the first opcode; what we said is the entry whose source is `gnt:user`. */
  reason: JobReason[]
  log: JobLogLine[]
  /** `code` is Ganeti's stable word (`already_exists`, `insufficient_resources`, …) or its error class. */
  error?: { code: string; text: string }
  /** One per opcode; null where none is there yet or it failed. */
  result: unknown[]
}

export type JobsApi = {
  /** Jobs later than `afterId` and those of `ids`, by ascending id; every job when neither is given. */
  query(options?: { afterId?: JobId; ids?: JobId[] }): Promise<RapiJob[]>
  get(id: JobId): Promise<RapiJob>
  /** `canceled` false: too late, or no such job; `why` is Ganeti's text. */
  cancel(id: JobId): Promise<{ canceled: boolean; why: string }>
}
