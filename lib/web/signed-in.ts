import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { loadSignedIn, type SignedInUser } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { authOptions } from './auth-options'

/** The person behind this request, asked of the database each time; null without a session that still counts. */
export const signedIn = cache(async (): Promise<SignedInUser | null> => {
  const session = await getServerSession(authOptions)
  if (!session?.user) return null
  return loadSignedIn(db, session.user.id, session.user.sessionVersion)
})
