import 'server-only'
import { redirect } from 'next/navigation'
import type { UserCtx } from '@/lib/access/actor'
import { AppError } from '@/lib/errors/app-error'
import { requestLocale } from './i18n'
import { requestFacts } from './request'
import { signedIn } from './signed-in'

/** For pages: who is not signed in is sent to sign in, and back afterwards. */
export async function pageContext(): Promise<UserCtx> {
  const ctx = await userContext()
  if (ctx) return ctx
  const { path } = await requestFacts()
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** For actions and routes: throws `unauthenticated`. */
export async function requireContext(): Promise<UserCtx> {
  const ctx = await userContext()
  if (!ctx) throw new AppError('unauthenticated', 'signed_out')
  return ctx
}

async function userContext(): Promise<UserCtx | null> {
  const user = await signedIn()
  if (!user) return null
  const { requestId, address } = await requestFacts()
  return { actor: user.actor, now: new Date(), locale: await requestLocale(), requestId, address }
}
