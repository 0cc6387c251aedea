'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endOwnSessions, endSession } from '@/lib/accounts/sessions'
import { anyContext } from './context'
import { forgetHalf } from './half-signed-in'
import { isSecure, sessionCookie } from './session-cookie'
import { ownSession, signedIn } from './signed-in'

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const id = await ownSession()
  if (id) await endSession((await anyContext()).ctx, id)
  await forgetCookies()
  redirect('/sign-in')
}

export async function signOutEverywhere(): Promise<void> {
  if (await signedIn()) await endOwnSessions((await anyContext()).ctx, null)
  await forgetCookies()
  redirect('/sign-in')
}

/** Of a sign-in that has come half way: begins anew. */
export async function startOver(): Promise<void> {
  await forgetHalf()
  await forgetCookies()
  redirect('/sign-in')
}

/** next-auth splits a long token over several cookies of the same beginning. */
async function forgetCookies(): Promise<void> {
  const jar = await cookies()
  for (const { name } of jar.getAll()) {
    // Browsers take a cookie of the secure name, its end included, only as a secure one (RFC 6265bis, 4.1.3).
    if (name.startsWith(sessionCookie()))
      jar.set(name, '', { maxAge: 0, path: '/', httpOnly: true, secure: isSecure() })
  }
}
