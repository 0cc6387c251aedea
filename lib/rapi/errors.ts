export type RapiErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'tls_mismatch'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'rejected'
  | 'malformed'
  | 'too_large'
  | 'unavailable'
  | 'invalid_input'

type Details = {
  status?: number
  explain?: string
  presentedFingerprint?: string
  outcomeUnknown?: boolean
  cause?: unknown
}

/**
 * What went wrong between us and a cluster. `unavailable` is a 5xx answer or an open circuit; `invalid_input` was
 * refused before anything was sent; `explain` is Ganeti's own text, as plain text. Holds no credentials.
 */
export class RapiError extends Error {
  readonly kind: RapiErrorKind
  readonly status?: number
  readonly explain?: string
  readonly presentedFingerprint?: string
  /** A write that may have queued a job although we cannot know: look for its reason among the jobs. */
  readonly outcomeUnknown: boolean

  constructor(kind: RapiErrorKind, message: string, { cause, ...details }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RapiError'
    this.kind = kind
    this.status = details.status
    this.explain = details.explain
    this.presentedFingerprint = details.presentedFingerprint
    this.outcomeUnknown = details.outcomeUnknown ?? false
  }
}
