import { AppError, type FieldError } from '@/lib/errors/app-error'
import { isUnavailable, UNAVAILABLE } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'

export type Failure = {
  ok: false
  /** A code under `errors` in the locales. */
  reason: string
  values: Record<string, string | number>
  fields: Record<string, FieldError>
}
export type Result<T> = { ok: true; data: T } | Failure

/** Turns an error that a verb threw on purpose into plain data; a defect is logged and shows no text of its own. */
export function failure(error: unknown, requestId: string): Failure {
  if (error instanceof AppError) return { ok: false, reason: error.reason, values: error.values, fields: error.fields }
  log.error({ err: error, requestId }, 'an action failed')
  if (isUnavailable(error)) return { ok: false, reason: UNAVAILABLE, values: {}, fields: {} }
  return { ok: false, reason: 'internal', values: { id: requestId }, fields: {} }
}
