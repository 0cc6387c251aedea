import { AppError } from '@/lib/errors/app-error'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { problem } from '../problem'
import { streamOf } from '../stream'
import { programOf } from './bearer-request'
import { readableBy } from './cors'
import { eventStream, readListening, requireListener } from './event-stream'

const STREAM = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'referrer-policy': 'no-referrer',
  'x-accel-buffering': 'no',
}

/** GET /api/v1/events: what the program may know of, as it happens. */
export async function answerEvents(request: Request): Promise<Response> {
  try {
    const program = await programOf(request)
    if (!program) throw new OAuthError('invalid_token', 'A token is needed')
    requireListener(program.ctx.actor)
    const origin = request.headers.get('origin')
    const readers = origin !== null && program.bearer.origins.includes(origin) ? readableBy(origin) : {}
    const body = streamOf(eventStream(request, readListening(request)))
    return new Response(body, { headers: { ...STREAM, ...readers } })
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): Response {
  if (!(error instanceof OAuthError)) return problem(error)
  const answer = problem(new AppError(error.error === 'invalid_token' ? 'unauthenticated' : 'invalid', error.error))
  answer.headers.set('www-authenticate', `Bearer realm="ganetimgr", error="${error.error}"`)
  return answer
}
