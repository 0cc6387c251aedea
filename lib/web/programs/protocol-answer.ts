import { AppError } from '@/lib/errors/app-error'
import { isUnavailable } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'
import { isClientOrigin } from '@/lib/oauth/bearer'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { defectOf } from '../problem'
import { readableBy } from './cors'

const SECRET = { 'cache-control': 'no-store', pragma: 'no-cache', 'referrer-policy': 'no-referrer' }

/** The token endpoint and its neighbours: the answer or the error of RFC 6749, 5, as JSON. */
export async function protocolAnswer(request: Request, work: () => Promise<object | undefined>): Promise<Response> {
  const origin = request.headers.get('origin')
  const shared = { ...SECRET, ...(origin !== null && (await isClientOrigin(origin)) ? readableBy(origin) : {}) }
  try {
    const body = await work()
    return body ? Response.json(body, { headers: shared }) : new Response(null, { headers: shared })
  } catch (error) {
    const { status, body, headers } = refusalOf(error, request.headers.has('authorization'))
    return Response.json(body, { status, headers: { ...shared, ...headers } })
  }
}

const TOO_MANY: Record<string, object> & { too_many: object } = {
  too_many: { error: 'invalid_client', error_description: 'Too many wrong secrets; wait' },
  rate_limited: { error: 'temporarily_unavailable', error_description: 'Too many requests from this address; wait' },
}

type Refusal = { status: number; body: object; headers: Record<string, string> }

function refusalOf(error: unknown, named: boolean): Refusal {
  if (error instanceof OAuthError) {
    const body = { error: error.error, error_description: error.description }
    if (error.error !== 'invalid_client') return { status: 400, body, headers: {} }
    return { status: 401, body, headers: named ? { 'www-authenticate': 'Basic realm="ganetimgr"' } : {} }
  }
  if (error instanceof AppError && error.code === 'too_many') {
    const body = TOO_MANY[error.reason] ?? TOO_MANY.too_many
    return { status: 429, body, headers: { 'retry-after': String(error.values.seconds) } }
  }
  log.error({ err: error }, 'a request failed')
  const { status, headers } = defectOf(error)
  return { status, body: { error: isUnavailable(error) ? 'temporarily_unavailable' : 'server_error' }, headers }
}
