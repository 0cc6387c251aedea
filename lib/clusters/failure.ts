import type { Cluster } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import { RapiError } from '@/lib/rapi/errors'
import { deadlinePassed } from '@/lib/rapi/failure'
import { readsApart } from './accounts'

/** What is wrong with a cluster, as a word under `health` in the locales, with the technical text beside it. */
export type Failure = { health: string; detail: string; shownFingerprint: string | null }

const NETWORK: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name_unknown',
  EAI_AGAIN: 'name_unknown',
  EHOSTUNREACH: 'no_route',
  ENETUNREACH: 'no_route',
  EPROTO: 'not_tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not_tls',
}

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { health: error.reason, detail: '', shownFingerprint: null }
  if (!(error instanceof RapiError)) throw error
  const code = networkCode(error)
  const health = error.kind === 'unreachable' && code ? (NETWORK[code] ?? 'unreachable') : kindOf(error)
  return { health, detail: error.explain ?? error.message, shownFingerprint: error.presentedFingerprint ?? null }
}

/** As `failureOf`, of the mirror: a refusal tells which of two accounts it is about. */
export function readingFailure(cluster: Cluster, error: unknown): Failure {
  const failure = failureOf(error)
  const refused = failure.health === 'unauthorized' || failure.health === 'forbidden'
  return refused && readsApart(cluster) ? { ...failure, health: `reader_${failure.health}` } : failure
}

/** A connection has a deadline of its own, so who misses that of the whole call is there, but does not answer. */
const kindOf = ({ kind, cause }: RapiError) => (cause === deadlinePassed ? 'no_answer' : kind)

function networkCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && at.code in NETWORK) return at.code
  return null
}
