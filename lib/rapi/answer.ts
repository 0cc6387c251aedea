import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { decodeEntities } from './entities'
import { RapiError, type RapiErrorKind } from './errors'

export type RawAnswer = { status: number; text: string }

/**
 * The value of a 2xx answer as its schema has it; any other answer is thrown as the `RapiError` that it means. Of a
 * write the outcome is unknown when its answer cannot be read, or something between us and Ganeti's queue gave up.
 */
export function readAnswer<T>(what: string, answer: RawAnswer, schema: z.ZodType<T>, isWrite: boolean): T {
  const text = readText(what, answer, isWrite)
  const { status } = answer
  const malformed = (why: string) => new RapiError('malformed', `${what}: ${why}`, { status, outcomeUnknown: isWrite })
  const json = parseJson(text)
  if (json === undefined) throw malformed('the answer is not JSON')
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  throw malformed(unexpected(parsed.error))
}

/** The text of a 2xx answer; throws as `readAnswer` does. */
export function readText(what: string, { status, text }: RawAnswer, isWrite: boolean): string {
  if (status < 200 || status > 299) throw refusal(what, status, text, isWrite)
  return text
}

/** What is wrong with an answer that is JSON; none of its values. */
export function unexpected({ issues: [issue] }: z.ZodError): string {
  return `an unexpected answer (${issue?.path.join('.') || 'the whole'}: ${issue?.code})`
}

const kinds: Record<number, RapiErrorKind> = { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found' }

function refusal(what: string, status: number, text: string, isWrite: boolean): RapiError {
  const kind = kinds[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'malformed')
  const explain = explanation(status, text)
  const outcomeUnknown = isWrite && status >= 500 && !surelyNotQueued(status, explain)
  const details = { status, explain, outcomeUnknown }
  return new RapiError(kind, `${what}: status ${status}`, details)
}

const errorBody = z.object({ message: z.string().nullish(), explain: z.string().nullish() })

/** Ganeti says what happened in `message`, unless that is merely the name of the status. */
/** Of a full job queue, and of a drained one, which Ganeti 3.0 tells by a 500. */
const surelyNotQueued = (status: number, explain = '') => status === 503 || explain.startsWith('Queue drained')

function explanation(status: number, text: string): string | undefined {
  const body = errorBody.safeParse(parseJson(text)).data
  const said = body?.message && body.message !== STATUS_CODES[status] ? body.message : body?.explain
  return said ? decodeEntities(said) : undefined
}

/** Undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
