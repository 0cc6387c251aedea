import { timePair } from '../clock'
import { type Job, type OpState, statusOfJob } from '../jobs/types'
import type { Json } from '../json'
import { summaryOf } from '../operations/table'
import { type Field, field, optional, plain, unavailable } from './field'

/** A job that was asked for by a number that nobody has is a row with nothing but the number. */
export type JobRow = { id: number; job: Job | undefined }

const time = (seconds: number | null): Json => (seconds === null ? null : timePair(seconds))

const whenThere = (name: string, kind: 'text' | 'other' | 'number' | 'bool', read: (job: Job) => Json, title: string) =>
  field<JobRow>(name, kind, ({ job }) => (job ? optional(read(job)) : unavailable), title)

const perOp = (name: string, read: (op: OpState) => Json, title: string) =>
  whenThere(name, 'other', (job) => job.ops.map(read), title)

export const jobFields: Field<JobRow>[] = [
  plain('id', 'number', (row) => row.id, 'ID'),
  whenThere('status', 'text', statusOfJob, 'Status'),
  whenThere('priority', 'number', () => 0, 'Priority'),
  whenThere('archived', 'bool', (job) => job.archived, 'Archived'),
  perOp('ops', (op) => op.input, 'OpCodes'),
  perOp('summary', (op) => summaryOf(op.input), 'Summary'),
  perOp('opstatus', (op) => op.status, 'OpCode_status'),
  perOp('opresult', (op) => op.result, 'OpCode_result'),
  perOp('oplog', (op) => op.log.map(({ serial, at, text }) => [serial, timePair(at), 'message', text]), 'OpCode_log'),
  perOp('opstart', (op) => time(op.startedAt), 'OpCode_start'),
  perOp('opexec', (op) => time(op.executedAt), 'OpCode_exec'),
  perOp('opend', (op) => time(op.endedAt), 'OpCode_end'),
  perOp('oppriority', () => 0, 'OpCode_prio'),
  whenThere('received_ts', 'other', (job) => time(job.receivedAt), 'Received'),
  whenThere('start_ts', 'other', (job) => time(job.startedAt), 'Start'),
  whenThere('end_ts', 'other', (job) => time(job.endedAt), 'End'),
]
