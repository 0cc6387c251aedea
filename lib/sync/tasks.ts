import { definePeriodic } from '@/lib/tasks/queue'
import { forgetLatencies } from './latency'

const HOUR_MS = 3_600_000

export const forgetLatenciesTask = definePeriodic('sync.latencies', HOUR_MS, () => forgetLatencies(new Date()))
