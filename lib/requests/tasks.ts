import { definePeriodic } from '@/lib/tasks/queue'
import { forgetOldRequests } from './remember'

const HOUR_MS = 3_600_000

/** Removes what is older than a day. */
export const forgetRequestsTask = definePeriodic('requests.forget', HOUR_MS, () => forgetOldRequests(new Date()))
