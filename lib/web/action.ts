import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { UserCtx } from '@/lib/access/actor'
import { requireContext } from './context'
import { failure, type Result } from './result'

/**
 * The one wrapper of server actions: who acts, and errors as data. (Next refuses foreign origins.) What comes from the
 * browser stays `unknown` until the verb has parsed it.
 */
export async function perform<T>(verb: (ctx: UserCtx) => Promise<T>): Promise<Result<T>> {
  let requestId = ''
  try {
    const ctx = await requireContext()
    requestId = ctx.requestId
    return { ok: true, data: await verb(ctx) }
  } catch (error) {
    unstable_rethrow(error)
    return failure(error, requestId)
  }
}
