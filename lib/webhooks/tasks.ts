import { z } from 'zod'
import type { Db } from '@/lib/db/client'
import { addTask } from '@/lib/tasks/queue'

/** The word by which the worker knows the sending of what waits for one address. */
export const SEND_TASK = { name: 'webhooks.send', schema: z.object({ webhook: z.number().int() }) }

/** One waiting run of an address at most. */
export async function askToSend(db: Db, webhook: number, runAt?: Date): Promise<void> {
  await addTask(db, SEND_TASK, { webhook }, { key: `webhook:${webhook}`, ...(runAt ? { runAt } : {}) })
}
