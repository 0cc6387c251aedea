import { errors } from 'undici'
import { bodyTooLarge } from './body'
import { RapiError } from './errors'

/** Why the deadline of a call aborts it. */
export const deadlinePassed = new Error('deadline passed')

const truncated = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_EOF_STATE'])

/**
 * What the transport threw, as a `RapiError`. A `RapiError` is from before anything was sent; anything else happened once the request was on its way, so a write may have had its effect.
 */
export function asRapiError(what: string, cause: unknown, isWrite: boolean): RapiError {
  if (cause instanceof RapiError) return cause
  const details = { cause, outcomeUnknown: isWrite }
  if (cause === deadlinePassed) return new RapiError('timeout', `${what}: no answer in time`, details)
  if (cause instanceof errors.ClientClosedError || cause instanceof errors.ClientDestroyedError) {
    return new RapiError('unavailable', `${what}: the client is closed`)
  }
  const code = codeOf(cause)
  if (cause === bodyTooLarge || cause instanceof errors.HeadersOverflowError) {
    return new RapiError('too_large', `${what}: the answer is too large`, details)
  }
  if (code.startsWith('HPE_') && !truncated.has(code)) {
    return new RapiError('malformed', `${what}: the answer is not HTTP (${code})`, details)
  }
  return new RapiError('unreachable', `${what}: the connection broke (${code})`, details)
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
}
