import { z } from 'zod'
import { db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'

const HOUR_MS = 3_600_000
const KEPT_MS = 30 * 24 * HOUR_MS

/** Removes deliveries of more than a month ago, and asks for its own next run. */
export const cleanDeliveriesTask = defineTask('webhooks.clean', z.object({}), async () => {
  await db.webhookDelivery.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_MS) } } })
  await scheduleDeliveryCleaning(new Date(Date.now() + HOUR_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleDeliveryCleaning(runAt = new Date()): Promise<void> {
  await addTask(db, cleanDeliveriesTask, {}, { key: 'webhooks.clean', runAt })
}
