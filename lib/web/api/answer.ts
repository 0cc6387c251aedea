import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors/app-error'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { type Budget, countRequest } from '@/lib/requests/limit'
import { readSettings } from '@/lib/settings/queries'
import { type Program, programInHeader } from '../programs/bearer-request'
import { preflight, readableBy } from '../programs/cors'
import { countStranger } from '../programs/strangers'
import { answered } from './answered'
import { requireScope } from './operation'
import { findOperation } from './operations'
import { apiProblem, MethodError } from './problem'
import { readBytes, readJson, readQuery } from './read-request'
import { once } from './repeatable'

/** What pages of other origins may read of an answer, besides its body. */
const EXPOSED = 'etag, link, location, retry-after, ratelimit, ratelimit-policy, idempotency-replayed'

export const apiPreflight = (request: Request) =>
  preflight(
    request,
    'GET, POST, PUT, DELETE',
    'authorization, content-type, idempotency-key, if-none-match, last-event-id',
  )

/** A request to /api/v1: who asks by a token, what for by the operations; never by a cookie, which a browser adds by itself. */
export async function answerApi(request: Request, parts: readonly string[]): Promise<Response> {
  let program: Program | null = null
  let headers: Record<string, string> = { 'referrer-policy': 'no-referrer' }
  try {
    program = await knownProgram(request)
    headers = { ...headers, ...readers(request, program), 'x-request-id': program.ctx.requestId }
    const budget = await spend(program)
    headers = { ...headers, ...told(budget) }
    if (budget.remaining < 0) throw new AppError('too_many', 'rate_limited', { seconds: budget.resetS })
    return withHeaders(await answerOf(request, parts, program), headers)
  } catch (error) {
    const { locale = 'en', requestId = randomUUID() } = program?.ctx ?? {}
    return withHeaders(apiProblem(error, { locale, requestId }), { 'cache-control': 'no-store', ...headers })
  }
}

/** Who is not known by a token is counted by where they come from. */
async function knownProgram(request: Request): Promise<Program> {
  try {
    const program = await programInHeader(request)
    if (program) return program
    throw new OAuthError('invalid_token', 'A token is needed')
  } catch (error) {
    if (error instanceof OAuthError) await countStranger(request)
    throw error
  }
}

async function answerOf(request: Request, parts: readonly string[], program: Program): Promise<Response> {
  // PostgreSQL keeps no U+0000, so nothing bears such a name.
  if (parts.some((part) => part.includes('\0'))) throw notFound()
  const found = findOperation(request.method, parts)
  if (found.kind === 'nothing') throw notFound()
  if (found.kind === 'method') throw new MethodError(found.allowed)
  const { operation, params } = found
  // Before an answer of before could be given again.
  requireScope(program.ctx, operation.scope)
  const query = readQuery(new URL(request.url), operation)
  const bytes = request.method === 'GET' ? Buffer.alloc(0) : await readBytes(request)
  return once(request, program, bytes, async () => {
    const body = request.method === 'GET' ? undefined : readJson(request, bytes)
    const raw = { params, query, body, headers: request.headers, signal: request.signal }
    return answered(request, operation, await operation.call(program.ctx, raw))
  })
}

/** Each program of a person's has its own budget. */
async function spend({ ctx, bearer }: Program): Promise<Budget> {
  const { apiRequestsPerMinute } = await readSettings(db)
  return countRequest(`api:${ctx.actor.id}:${bearer.program}`, apiRequestsPerMinute, ctx.now)
}

/** draft-ietf-httpapi-ratelimit-headers, 3. */
const told = ({ quota, windowS, remaining, resetS }: Budget) => ({
  'ratelimit-policy': `"minute";q=${quota};w=${windowS}`,
  ratelimit: `"minute";r=${Math.max(0, remaining)};t=${resetS}`,
})

function readers(request: Request, { bearer }: Program): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null || !bearer.origins.includes(origin)) return {}
  return { ...readableBy(origin), 'access-control-expose-headers': EXPOSED }
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
