import 'server-only'
import { revalidatePath } from 'next/cache'
import { unstable_rethrow } from 'next/navigation'
import type { Ctx, UserCtx } from '@/lib/access/actor'
import { anyContext, requireContext } from './context'
import { requestLocale } from './i18n'
import { anonymousContext } from './request'
import { failure, type Result } from './result'

/**
 * The one wrapper of server actions: who acts, and errors as data. (Next refuses foreign origins.) What comes from the
 * browser stays `unknown` until the verb has parsed it.
 */
export async function perform<T>(verb: (ctx: UserCtx) => Promise<T>): Promise<Result<T>> {
  return run(requireContext, verb)
}

/** For what changes what stands on pages: those at and under the address are read anew after a success. */
export async function performAt<T>(address: string, verb: (ctx: UserCtx) => Promise<T>): Promise<Result<T>> {
  const result = await perform(verb)
  if (result.ok) revalidatePath(address, 'layout')
  return result
}

/** For what one does before all else: also for who has no second factor yet and needs one. */
export async function performFirst<T>(verb: (ctx: UserCtx) => Promise<T>): Promise<Result<T>> {
  return run(async () => (await anyContext()).ctx, verb)
}

/** For what nobody need be signed in for. */
export async function performForAnyone<T>(verb: (ctx: Ctx) => Promise<T>): Promise<Result<T>> {
  return run(async () => ({ ...(await anonymousContext()), locale: await requestLocale() }), verb)
}

async function run<C extends Ctx, T>(context: () => Promise<C>, verb: (ctx: C) => Promise<T>): Promise<Result<T>> {
  let requestId = ''
  try {
    const ctx = await context()
    requestId = ctx.requestId
    return { ok: true, data: await verb(ctx) }
  } catch (error) {
    unstable_rethrow(error)
    return failure(error, requestId)
  }
}
