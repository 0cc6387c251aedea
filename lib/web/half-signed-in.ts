import 'server-only'
import { getServerSession } from 'next-auth'
import { dropHalf, readHalf } from '@/lib/accounts/half-sessions'
import { db } from '@/lib/db/client'
import { authOptions } from './auth-options'

const token = async () => (await getServerSession(authOptions))?.user?.half ?? null

/** Who has shown the first factor in this browser and not yet the second. */
export async function halfSignedIn(): Promise<{ userId: number; username: string } | null> {
  const half = await token()
  const found = half && (await readHalf(db, half, new Date()))
  return found ? { userId: found.userId, username: found.user.username } : null
}

export async function forgetHalf(): Promise<void> {
  const half = await token()
  if (half) await dropHalf(half)
}
