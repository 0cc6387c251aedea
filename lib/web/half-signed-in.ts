import 'server-only'
import { getServerSession } from 'next-auth'
import { factorsOf } from '@/lib/accounts/factors/factors'
import { dropHalf, readHalf } from '@/lib/accounts/half-sessions'
import { db } from '@/lib/db/client'
import { authOptions } from './auth-options'

/** What the browser's cookie holds of it. */
export const halfToken = async () => (await getServerSession(authOptions()))?.user?.half ?? null

type HalfSignedIn = { username: string; app: boolean; passkeys: boolean }

/** Who has shown the first factor in this browser and not yet the second. */
export async function halfSignedIn(): Promise<HalfSignedIn | null> {
  const half = await halfToken()
  const found = half && (await readHalf(db, half, new Date()))
  return found ? { username: found.user.username, ...(await factorsOf(found.userId)) } : null
}

export async function forgetHalf(): Promise<void> {
  const half = await halfToken()
  if (half) await dropHalf(half)
}
