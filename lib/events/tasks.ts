import { forgetLog } from '@/lib/live/log'
import { definePeriodic } from '@/lib/tasks/queue'

const HOUR_MS = 3_600_000
/** How long a program may have been away and still miss nothing. */
const KEPT_MS = 72 * HOUR_MS

/** Removes the old of the log of events. */
export const forgetEventsTask = definePeriodic('events.forget', HOUR_MS, () =>
  forgetLog(new Date(Date.now() - KEPT_MS)),
)
