import { AppError, type AppErrorCode } from '@/lib/errors/app-error'
import { AGAIN_S, isUnavailable, UNAVAILABLE } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'

const STATUS: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  invalid: 422,
  conflict: 409,
  cluster_unavailable: 503,
  cluster_rejected: 502,
  too_many: 429,
}

export const statusOf = ({ code }: AppError): number => STATUS[code]

/** Of an error that no verb threw on purpose. */
export function defectOf(error: unknown): { status: number; code: string; headers: Record<string, string> } {
  if (isUnavailable(error)) return { status: 503, code: UNAVAILABLE, headers: { 'retry-after': String(AGAIN_S) } }
  return { status: 500, code: 'internal', headers: {} }
}

/** An error as RFC 9457 problem details; a defect shows no text of its own. */
export function problem(error: unknown): Response {
  const known = error instanceof AppError ? error : null
  if (!known) log.error({ err: error }, 'a request failed')
  const { status, code, headers } = known
    ? { status: statusOf(known), code: known.reason, headers: {} }
    : defectOf(error)
  const body = { type: 'about:blank', status, code, errors: known?.fields ?? {} }
  return Response.json(body, {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
