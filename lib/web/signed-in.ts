import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { loadSignedIn } from '@/lib/accounts/queries'
import { touchSession } from '@/lib/accounts/sessions'
import { db } from '@/lib/db/client'
import { authOptions } from './auth-options'
import { requestFacts } from './request'

/** The person behind this request, asked of the database each time; null without a session that still counts. */
export const signedIn = cache(async () => {
  const sessionId = (await getServerSession(authOptions()))?.user?.sessionId
  if (!sessionId) return null
  const now = new Date()
  const user = await loadSignedIn(db, sessionId, now)
  if (user) await touchSession(user.session, now, (await requestFacts()).address)
  return user
})

/** The session of this request, to be kept while others are ended. */
export const ownSession = async () => (await signedIn())?.session.id ?? null
