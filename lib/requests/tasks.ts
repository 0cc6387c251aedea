import { z } from 'zod'
import { db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { forgetOldRequests } from './remember'

const HOUR_MS = 3_600_000

/** Removes what is older than a day, and asks for its own next run. */
export const forgetRequestsTask = defineTask('requests.forget', z.object({}), async () => {
  await forgetOldRequests(new Date())
  await scheduleForgettingRequests(new Date(Date.now() + HOUR_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleForgettingRequests(runAt = new Date()): Promise<void> {
  await addTask(db, forgetRequestsTask, {}, { key: 'requests.forget', runAt })
}
