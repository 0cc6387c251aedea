import { db } from '@/lib/db/client'
import { definePeriodic } from '@/lib/tasks/queue'
import { remindIdle } from './remind-idle'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const KEPT_MS = 30 * DAY_MS

/** Removes what has run out. */
export const cleanAccountsTask = definePeriodic('accounts.clean', HOUR_MS, () => cleanAccounts(new Date()))

/** Once a day. */
export const remindIdleTask = definePeriodic('accounts.remind', DAY_MS, () => remindIdle(new Date()))

/** Decided registrations stay a month, so that who comes late learns of the decision. */
export async function cleanAccounts(now: Date): Promise<void> {
  const expired = { expiresAt: { lte: now } }
  await db.registration.deleteMany({ where: { status: 'unverified', ...expired } })
  await db.registration.deleteMany({ where: { decidedAt: { lte: new Date(now.getTime() - KEPT_MS) } } })
  await db.session.deleteMany({ where: expired })
  await db.halfSession.deleteMany({ where: expired })
  await db.passkeyChallenge.deleteMany({ where: expired })
  await db.mailedLink.deleteMany({ where: expired })
  await db.oAuthToken.deleteMany({ where: expired })
  const forgotten = new Date(now.getTime() - 2 * DAY_MS)
  await db.throttle.deleteMany({ where: { lastAt: { lte: forgotten } } })
  await db.oAuthCode.deleteMany({ where: { expiresAt: { lte: forgotten } } })
}
