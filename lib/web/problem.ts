import { AppError, type AppErrorCode } from '@/lib/errors/app-error'
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

/** An error as RFC 9457 problem details; a defect shows no text of its own. */
export function problem(error: unknown): Response {
  const known = error instanceof AppError ? error : null
  if (!known) log.error({ err: error }, 'a request failed')
  const status = known ? statusOf(known) : 500
  const body = { type: 'about:blank', status, code: known?.reason ?? 'internal', errors: known?.fields ?? {} }
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
