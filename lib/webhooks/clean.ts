import { db } from '@/lib/db/client'
import { definePeriodic } from '@/lib/tasks/queue'

const HOUR_MS = 3_600_000
const KEPT_MS = 30 * 24 * HOUR_MS

/** Removes deliveries of more than a month ago. */
export const cleanDeliveriesTask = definePeriodic('webhooks.clean', HOUR_MS, async () => {
  await db.webhookDelivery.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_MS) } } })
})
