import { networkOf } from '@/lib/accounts/throttle'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import { countRequest } from '@/lib/requests/limit'
import { readSettings } from '@/lib/settings/queries'
import { peerAddress } from '../peer-address'

/** Counts a request for which no token speaks, by the network that it comes from. Throws `too_many` once these are. */
export async function countStranger(request: Request): Promise<void> {
  const address = peerAddress(request.headers)
  if (address === null) return
  const { strangerRequestsPerMinute } = await readSettings(db)
  const key = `stranger:${networkOf(address)}`
  const { remaining, resetS } = await countRequest(key, strangerRequestsPerMinute, new Date())
  if (remaining < 0) throw new AppError('too_many', 'rate_limited', { seconds: resetS })
}
