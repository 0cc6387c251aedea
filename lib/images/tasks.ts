import { z } from 'zod'
import { db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { refreshImages } from './refresh'

const EVERY_MS = 15 * 60_000

/** Reads the catalogues and asks for its own next run. */
export const refreshImagesTask = defineTask('images.refresh', z.object({}), async (_, { signal }) => {
  await refreshImages(signal)
  await scheduleRefresh(new Date(Date.now() + EVERY_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleRefresh(runAt = new Date()): Promise<void> {
  await addTask(db, refreshImagesTask, {}, { key: 'images.refresh', runAt })
}
