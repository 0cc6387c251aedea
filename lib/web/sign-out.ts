'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

const SESSION = 'next-auth.session-token'

/** Ends the session of this browser. next-auth splits a long token over several cookies of the same beginning. */
export async function signOut(): Promise<void> {
  const jar = await cookies()
  for (const { name } of jar.getAll()) if (name.replace(/^__Secure-/, '').startsWith(SESSION)) jar.delete(name)
  redirect('/sign-in')
}
