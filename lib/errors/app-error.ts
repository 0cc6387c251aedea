/** What went wrong for a field: a message code under `errors.` in the locales, with its values. */
export type FieldError = { code: string; values?: Record<string, string | number> }

export type AppErrorCode =
  | 'not_found' // also for what may not be seen
  | 'forbidden'
  | 'unauthenticated'
  | 'invalid'
  | 'conflict'
  | 'cluster_unavailable'
  | 'cluster_rejected'
  | 'too_many'

/**
 * The one error that verbs and queries throw on purpose. `reason` is a stable code under `errors.` in the locales;
 * it becomes text at the edge only. Anything else that is thrown is a defect and shows no text of its own.
 */
export class AppError extends Error {
  override name = 'AppError'
  constructor(
    readonly code: AppErrorCode,
    readonly reason: string,
    readonly values: Record<string, string | number> = {},
    readonly fields: Record<string, FieldError> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${reason}`, options)
  }
}

export const notFound = () => new AppError('not_found', 'not_found')
export const forbidden = (reason = 'forbidden') => new AppError('forbidden', reason)
export const conflict = (reason: string, values: Record<string, string | number> = {}) =>
  new AppError('conflict', reason, values)
/** What is done too often; `seconds` until it may be done again. */
export const tooMany = (seconds: number) => new AppError('too_many', 'too_many', { seconds })
export const invalid = (fields: Record<string, FieldError>) => new AppError('invalid', 'invalid', {}, fields)
