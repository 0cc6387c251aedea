import { AppError } from '@/lib/errors/app-error'
import { claimRequest, forgetRequest, hashOfRequest, keepAnswer, type Repeatable } from '@/lib/requests/remember'
import type { Program } from '../programs/bearer-request'

const KEY = /^[\x21-\x7e]{1,255}$/
/** Of an answer, what a repetition gets too. */
const KEPT = ['content-type', 'location']

/**
 * A write with an Idempotency-Key is done once: a repetition gets the first answer. Refusals are not kept, since nothing was
 * done and the next time it may be possible.
 */
export async function once(
  request: Request,
  { ctx, bearer }: Program,
  bytes: Uint8Array,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')
  if (key === null || request.method === 'GET') return work()
  if (!KEY.test(key)) throw new AppError('invalid', 'idempotency_key_invalid')
  const { pathname, search } = new URL(request.url)
  const hash = hashOfRequest(request.method, pathname + search, bytes)
  const asked: Repeatable = { userId: ctx.actor.id, program: bearer.program, key, hash, now: ctx.now }
  const before = await claimRequest(asked)
  if (before) {
    const headers = { ...before.headers, 'cache-control': 'no-store', 'idempotency-replayed': 'true' }
    return new Response(before.status === 204 ? null : before.body, { status: before.status, headers })
  }
  const answer = await refusable(asked, work)
  const headers = Object.fromEntries(KEPT.flatMap((name) => pairOf(name, answer.headers.get(name))))
  await keepAnswer(asked, { status: answer.status, headers, body: await answer.clone().text() })
  return answer
}

const pairOf = (name: string, value: string | null) => (value === null ? [] : [[name, value]])

/** A defect may have done something: its key stays taken, so that it is not done again unseen. */
async function refusable(asked: Repeatable, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) await forgetRequest(asked)
    throw error
  }
}
