import { expect } from 'vitest'
import { type ZodType, z } from 'zod'
import { type Answer, type Ask, type Target, writer } from './target'

/** A line of the contract: one call, one case of it, and what every daemon does with it. */
export type Row = { call: string; case: string; run(target: Target): Promise<void> }

type MakeAsk = Ask | ((target: Target) => Ask)

const askOf = (make: MakeAsk, target: Target): Ask => (typeof make === 'function' ? make(target) : make)

function checkHeaders(answer: Answer): void {
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json', connection: 'close' })
  expect(answer.headers.server).toMatch(/^Ganeti \d+\.\d+/)
}

/** A success with a body of that shape. */
export function gives(call: string, what: string, make: MakeAsk, shape: ZodType): Row {
  return {
    call,
    case: what,
    run: async (target) => {
      const answer = await target.ask(askOf(make, target))
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
      checkHeaders(answer)
      shape.parse(answer.body)
    },
  }
}

const explanations: Record<number, string> = {
  400: 'Bad request syntax or unsupported method',
  401: 'No permission -- see authorization schemes',
  403: 'Request forbidden -- authorization will not help',
  404: 'Nothing matches the given URI',
  415: 'Entity body in unsupported format',
  500: 'Server got itself in trouble',
  501: 'Server does not support this operation',
  502: 'Invalid responses from another server/proxy',
}

/** A refusal, word for word. */
export function refuses(call: string, what: string, make: MakeAsk, code: number, message: string | RegExp): Row {
  return {
    call,
    case: what,
    run: async (target) => {
      const answer = await target.ask(askOf(make, target))
      const text = typeof message === 'string' ? message : expect.stringMatching(message)
      expect(answer.body).toEqual({ code, message: text, explain: explanations[code] })
      expect(answer.status).toBe(code)
      checkHeaders(answer)
      const challenge = code === 401 ? 'Basic realm="Ganeti Remote API"' : undefined
      expect(answer.headers['www-authenticate']).toBe(challenge)
    },
  }
}

const pair = z.tuple([z.number().int(), z.number().int()])

export const jobBody = z.object({
  id: z.number().int(),
  ops: z.array(z.object({ OP_ID: z.string(), reason: z.array(z.tuple([z.string(), z.string(), z.number()])) }).loose()),
  status: z.enum(['queued', 'waiting', 'running', 'canceling', 'canceled', 'success', 'error']),
  summary: z.array(z.string()),
  opstatus: z.array(z.string()),
  received_ts: pair,
  start_ts: pair.nullable(),
  end_ts: pair.nullable(),
  oplog: z.array(z.array(z.tuple([z.number().int(), pair, z.literal('message'), z.string()]))),
  opresult: z.array(z.unknown()),
})

export type JobBody = z.infer<typeof jobBody>

/** Submits a write and follows its job to the end. */
export async function runJob(target: Target, ask: Ask): Promise<JobBody> {
  const submitted = await target.ask(ask)
  expect(submitted, JSON.stringify(submitted.body)).toMatchObject({ status: 200, body: expect.any(Number) })
  return followJob(target, Number(submitted.body))
}

export async function followJob(target: Target, id: number): Promise<JobBody> {
  let previous: unknown = null
  for (;;) {
    const waited = await target.ask({
      method: 'GET',
      path: `/2/jobs/${id}/wait`,
      body: { fields: ['status'], previous_job_info: previous, previous_log_serial: 1_000_000 },
    })
    expect(waited.status, JSON.stringify(waited.body)).toBe(200)
    const status = z
      .object({ job_info: z.tuple([z.string()]) })
      .nullable()
      .parse(waited.body)?.job_info
    previous = status ?? previous
    if (status && ['success', 'error', 'canceled'].includes(status[0])) break
  }
  return jobBody.parse((await target.ask({ method: 'GET', path: `/2/jobs/${id}`, as: writer })).body)
}

/** Opcodes, as far as they must be the same everywhere. */
type Outcome = {
  summary: string[]
  result?: (target: Target) => unknown
  /** Lines of the first opcode with a log, as far as they matter, in order. */
  log?: (string | RegExp)[]
  input?: Record<string, unknown>
  after?: (target: Target, job: JobBody) => Promise<void>
}

/** A write whose job succeeds. */
export function succeeds(call: string, what: string, make: MakeAsk, outcome: Outcome): Row {
  return {
    call,
    case: what,
    run: async (target) => {
      const job = await runJob(target, askOf(make, target))
      expect(job.status, JSON.stringify(job.opresult)).toBe('success')
      expect(job.summary).toEqual(outcome.summary)
      expect(job.opresult).toEqual(outcome.result?.(target) ?? outcome.summary.map(() => null))
      expect(job.ops.at(-1)).toMatchObject(outcome.input ?? {})
      const lines = job.oplog.flat().map((line) => line[3])
      for (const wanted of outcome.log ?? []) {
        expect(lines).toContainEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted))
      }
      await outcome.after?.(target, job)
    },
  }
}

/** A write that is accepted and whose job then fails: the error's kind, its text, and its word. */
export function fails(
  call: string,
  what: string,
  make: MakeAsk,
  kind: string,
  text: string | RegExp,
  word?: string,
): Row {
  return {
    call,
    case: what,
    run: async (target) => {
      const job = await runJob(target, askOf(make, target))
      const shown = typeof text === 'string' ? text : expect.stringMatching(text)
      expect(job.opresult.find((result) => result !== null)).toEqual([
        kind,
        word === undefined ? [shown] : [shown, word],
      ])
      expect(job.status).toBe('error')
      expect(job.end_ts).not.toBeNull()
    },
  }
}
