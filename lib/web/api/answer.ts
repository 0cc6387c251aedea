import { randomUUID } from 'node:crypto'
import { notFound } from '@/lib/errors/app-error'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { type Program, programInHeader } from '../programs/bearer-request'
import { preflight, readableBy } from '../programs/cors'
import { answered } from './answered'
import type { Operation } from './operation'
import { findOperation } from './operations'
import { apiProblem, MethodError } from './problem'
import { readBytes, readJson, readQuery } from './read-request'

/** What pages of other origins may read of an answer, besides its body. */
const EXPOSED = 'etag, link, location, retry-after, ratelimit, ratelimit-policy, idempotency-replayed'
const SECRET = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }

export const apiPreflight = (request: Request) =>
  preflight(
    request,
    'GET, POST, PUT, DELETE',
    'authorization, content-type, idempotency-key, if-none-match, last-event-id',
  )

/** A request to /api/v1: who asks by a token, what for by the operations; never by a cookie, which a browser adds by itself. */
export async function answerApi(request: Request, parts: readonly string[]): Promise<Response> {
  let program: Program | null = null
  try {
    program = await programInHeader(request)
    if (!program) throw new OAuthError('invalid_token', 'A token is needed')
    return withHeaders(await answerOf(request, parts, program), shared(request, program))
  } catch (error) {
    const { locale = 'en', requestId = randomUUID() } = program?.ctx ?? {}
    return withHeaders(apiProblem(error, { locale, requestId }), { ...SECRET, ...shared(request, program) })
  }
}

async function answerOf(request: Request, parts: readonly string[], { ctx }: Program): Promise<Response> {
  const found = findOperation(request.method, parts)
  if (found.kind === 'nothing') throw notFound()
  if (found.kind === 'method') throw new MethodError(found.allowed)
  const { operation, params } = found
  const query = readQuery(new URL(request.url), operation)
  const raw = {
    params,
    query,
    headers: request.headers,
    signal: request.signal,
    body: await bodyOf(request, operation),
  }
  return answered(request, operation, await operation.call(ctx, raw))
}

async function bodyOf(request: Request, { method }: Operation): Promise<unknown> {
  return method === 'GET' ? undefined : readJson(request, await readBytes(request))
}

function shared(request: Request, program: Program | null): Record<string, string> {
  const origin = request.headers.get('origin')
  const readable = origin !== null && program?.bearer.origins.includes(origin)
  return {
    'referrer-policy': 'no-referrer',
    ...(program ? { 'x-request-id': program.ctx.requestId } : {}),
    ...(readable ? { ...readableBy(origin), 'access-control-expose-headers': EXPOSED } : {}),
  }
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
