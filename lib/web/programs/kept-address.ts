import type { Ctx, OAuthActor } from '@/lib/access/actor'
import { AppError } from '@/lib/errors/app-error'
import { log } from '@/lib/log/log'
import type { Bearer } from '@/lib/oauth/bearer'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { type Program, programOf } from './bearer-request'
import { readableBy } from './cors'

const SECRET = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', vary: 'Origin, Authorization' }

/** An address that ganetimgr's guide gave to programs: JSON to whoever has a token, readable by the client's own pages. */
export async function keptAddress(
  request: Request,
  read: (ctx: Ctx<OAuthActor>, bearer: Bearer) => Promise<object>,
): Promise<Response> {
  let program: Program | null = null
  try {
    program = await programOf(request)
    if (!program) return challenge(401, null)
    const body = await read(program.ctx, program.bearer)
    return Response.json(body, { headers: { ...SECRET, ...readers(request, program) } })
  } catch (error) {
    const refused = refusal(error)
    for (const [name, value] of Object.entries(readers(request, program))) refused.headers.set(name, value)
    return refused
  }
}

function readers(request: Request, program: Program | null): Record<string, string> {
  const origin = request.headers.get('origin')
  return origin !== null && program?.bearer.origins.includes(origin) ? readableBy(origin) : {}
}

function refusal(error: unknown): Response {
  if (error instanceof OAuthError) return challenge(error.error === 'invalid_token' ? 401 : 400, error)
  if (error instanceof AppError && error.code === 'forbidden')
    return challenge(403, new OAuthError('insufficient_scope', 'The token is not for this'))
  log.error({ err: error }, 'a request failed')
  return Response.json({ error: 'server_error' }, { status: 500, headers: SECRET })
}

/** RFC 6750, 3: without a token, what to come with; with one, what is wrong with it. */
function challenge(status: number, error: OAuthError | null): Response {
  const why = error ? `, error="${error.error}", error_description="${error.description}"` : ''
  const body = { error: error?.error ?? 'invalid_token', error_description: error?.description ?? 'A token is needed' }
  return Response.json(body, { status, headers: { ...SECRET, 'www-authenticate': `Bearer realm="ganetimgr"${why}` } })
}
