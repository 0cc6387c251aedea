import { z } from 'zod'
import { db } from '@/lib/db/client'
import { forgetLog } from '@/lib/live/log'
import { addTask, defineTask } from '@/lib/tasks/queue'

const HOUR_MS = 3_600_000
/** How long a program may have been away and still miss nothing. */
const KEPT_MS = 72 * HOUR_MS

/** Removes the old of the log of events, and asks for its own next run. */
export const forgetEventsTask = defineTask('events.forget', z.object({}), async () => {
  await forgetLog(new Date(Date.now() - KEPT_MS))
  await scheduleForgetting(new Date(Date.now() + HOUR_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleForgetting(runAt = new Date()): Promise<void> {
  await addTask(db, forgetEventsTask, {}, { key: 'events.forget', runAt })
}
