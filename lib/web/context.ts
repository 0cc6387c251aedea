import 'server-only'
import { redirect } from 'next/navigation'
import type { UserCtx } from '@/lib/access/actor'
import { lacksFactor } from '@/lib/accounts/factors/factors'
import { AppError, forbidden } from '@/lib/errors/app-error'
import { requestLocale } from './i18n'
import { requestFacts } from './request'
import { signedIn } from './signed-in'

/** For pages: who is not signed in is sent to sign in, and back afterwards; who lacks a second factor, to set one up. */
export async function pageContext(): Promise<UserCtx> {
  const { path } = await requestFacts()
  const next = path && path !== '/' ? `?next=${encodeURIComponent(path)}` : ''
  const found = await userContext()
  if (!found) redirect(`/sign-in${next}`)
  if (found.held) redirect(`/second-factor${next}`)
  return found.ctx
}

/** For actions and routes: throws `unauthenticated`, or for who lacks a second factor `forbidden`. */
export async function requireContext(): Promise<UserCtx> {
  const { ctx, held } = await anyContext()
  if (held) throw forbidden('second_factor_needed')
  return ctx
}

/** For what one does before all else: sets up a second factor, and signs out. */
export async function anyContext(): Promise<{ ctx: UserCtx; held: boolean }> {
  const found = await userContext()
  if (!found) throw new AppError('unauthenticated', 'signed_out')
  return found
}

async function userContext(): Promise<{ ctx: UserCtx; held: boolean } | null> {
  const user = await signedIn()
  if (!user) return null
  const { requestId, address } = await requestFacts()
  const ctx = { actor: user.actor, now: new Date(), locale: await requestLocale(), requestId, address }
  return { ctx, held: await lacksFactor(user) }
}
