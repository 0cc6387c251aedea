import { z } from 'zod'
import { db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { takeSamples } from './sample'

const AGAIN_MS = 3_600_000

/** Each hour, so that a day has its figures though the worker was down for most of it; the last of a day stay. */
export const sampleTask = defineTask('stats.sample', z.object({}), async () => {
  await takeSamples(new Date())
  await scheduleSamples(new Date(Date.now() + AGAIN_MS))
})

/** One waiting run at most. The first waits until the clusters have been mirrored. */
export async function scheduleSamples(runAt = new Date(Date.now() + 60_000)): Promise<void> {
  await addTask(db, sampleTask, {}, { key: 'stats.sample', runAt })
}
