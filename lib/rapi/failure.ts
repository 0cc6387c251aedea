import { errors } from 'undici'
import { bodyTooLarge } from './body'
import { RapiError } from './errors'

/** Why the deadline of a call aborts it. */
export const deadlinePassed = new Error('deadline passed')

/**
 * What the transport threw, as a `RapiError`. One that is so already is from before anything was sent; anything else
 * happened once the request was on its way, so a write may have had its effect.
 */
export function asRapiError(what: string, cause: unknown, isWrite: boolean): RapiError {
  if (cause instanceof RapiError) return cause
  const details = { cause, outcomeUnknown: isWrite }
  if (cause === deadlinePassed) return new RapiError('timeout', `${what}: no answer in time`, details)
  if (cause instanceof errors.ClientClosedError || cause instanceof errors.ClientDestroyedError) {
    return new RapiError('unavailable', `${what}: the client is closed`)
  }
  if (cause === bodyTooLarge || cause instanceof errors.HeadersOverflowError) {
    return new RapiError('too_large', `${what}: the answer is too large`, details)
  }
  if (cause instanceof errors.HTTPParserError) {
    return new RapiError('malformed', `${what}: the answer is not HTTP`, details)
  }
  const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown'
  return new RapiError('unreachable', `${what}: the connection broke (${code})`, details)
}
