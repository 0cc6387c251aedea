import { z } from 'zod'
import { jobId, text, texts } from '../fields'
import { JOB_STATES, type JobStatus } from '../job-states'
import { withoutSecrets } from '../without-secrets'

export type JobId = number

/** `parameters`: as Ganeti has them, without what is secret. */
export type JobOpcode = {
  opId: string
  instanceName?: string
  opStatus: string
  parameters: Record<string, unknown>
}
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
  /** Jobs that this one queued and left to themselves: those of an evacuation or a migration of a whole node. */
  submitted?: JobId[]
}

const moment = z.tuple([z.number(), z.number()]).transform(([s, us]) => new Date(s * 1000 + Math.floor(us / 1000)))
const list = z
  .array(z.unknown())
  .nullish()
  .transform((value) => value ?? [])

const reasonEntry = z
  .tuple([z.string(), z.string(), z.number()])
  .transform(([source, said, ns]): JobReason => ({ source, text: said, at: new Date(Math.floor(ns / 1e6)) }))

const opcode = z
  .looseObject({ OP_ID: z.string(), instance_name: text, reason: z.array(reasonEntry).catch([]) })
  .transform(({ OP_ID: opId, instance_name: instanceName, reason, ...parameters }) => ({
    opId,
    instanceName,
    reason,
    parameters: withoutSecrets(parameters),
  }))

const logLine = z
  .tuple([z.number(), moment, z.string(), z.string()])
  .transform(([serial, at, type, said]): JobLogLine => ({ serial, at, type, text: said }))

export const jobRow = z.object({
  id: jobId,
  status: z
    .enum(JOB_STATES)
    .or(z.literal('waitlock').transform(() => 'waiting' as const))
    .optional(),
  summary: texts,
  received_ts: moment.nullish(),
  start_ts: moment.nullish(),
  end_ts: moment.nullish(),
  ops: z
    .array(opcode)
    .nullish()
    .transform((value) => value ?? []),
  opstatus: texts,
  opresult: list,
  oplog: list,
})

/** Null for a job that Ganeti does not have: it answers such an id with a row that holds nothing else. */
export function toJob(row: z.infer<typeof jobRow>): RapiJob | null {
  if (row.status === undefined) return null
  const failed = (at: number) => row.opstatus[at] === 'error' || row.opstatus[at] === 'canceled'
  return {
    id: row.id,
    status: row.status,
    summary: row.summary,
    receivedAt: row.received_ts ?? null,
    startedAt: row.start_ts ?? null,
    endedAt: row.end_ts ?? null,
    opcodes: row.ops.map((op, at) => ({
      opId: op.opId,
      ...(op.instanceName !== undefined && { instanceName: op.instanceName }),
      opStatus: row.opstatus[at] ?? row.status ?? 'queued',
      parameters: op.parameters,
    })),
    reason: row.ops[0]?.reason ?? [],
    log: row.oplog.flatMap(toLog),
    ...errorOf(row.opresult.filter((_, at) => row.opstatus[at] === 'error')),
    result: row.opresult.map((result, at) => (failed(at) ? null : result)),
    ...submittedOf(row.opresult),
  }
}

const submission = z.object({ jobs: z.array(z.tuple([z.boolean(), jobId.or(z.string())])) })

/** A job that could not be queued has the reason in the place of its number. */
function submittedOf(results: readonly unknown[]): Pick<RapiJob, 'submitted'> {
  const queued = results.flatMap((result) => submission.safeParse(result).data?.jobs ?? [])
  const ids = queued.flatMap(([done, id]) => (done && typeof id === 'number' ? [id] : []))
  return queued.length > 0 ? { submitted: ids } : {}
}

/** One opcode's log, without the lines that are not text: those are for Ganeti's own tools. */
function toLog(lines: unknown): JobLogLine[] {
  return Array.isArray(lines) ? lines.flatMap((line) => logLine.safeParse(line).data ?? []) : []
}

const encodedError = z.tuple([z.string(), z.array(z.unknown())])

/** Ganeti encodes an error as `[class, arguments]`; those of `OpPrereqError` are the text and a stable word. */
function errorOf(results: readonly unknown[]): Pick<RapiJob, 'error'> {
  if (results.length === 0) return {}
  const [result] = results
  const encoded = encodedError.safeParse(result).data
  if (!encoded) return { error: { code: 'unknown', text: asText(result) } }
  const [name, [said, word]] = encoded
  const code = typeof word === 'string' && /^[a-z_]+$/.test(word) ? word : name
  return { error: { code, text: asText(said) } }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}
