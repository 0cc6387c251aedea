import { z } from 'zod'
import { db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { remindIdle } from './remind-idle'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const KEPT_MS = 30 * DAY_MS

/** Removes what has run out, and asks for its own next run. */
export const cleanAccountsTask = defineTask('accounts.clean', z.object({}), async () => {
  await cleanAccounts(new Date())
  await scheduleCleaning(new Date(Date.now() + HOUR_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleCleaning(runAt = new Date()): Promise<void> {
  await addTask(db, cleanAccountsTask, {}, { key: 'accounts.clean', runAt })
}

/** Once a day; asks for its own next run. */
export const remindIdleTask = defineTask('accounts.remind', z.object({}), async () => {
  await remindIdle(new Date())
  await scheduleReminders(new Date(Date.now() + DAY_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleReminders(runAt = new Date()): Promise<void> {
  await addTask(db, remindIdleTask, {}, { key: 'accounts.remind', runAt })
}

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
