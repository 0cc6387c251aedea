import { definePeriodic } from '@/lib/tasks/queue'
import { takeSamples } from './sample'

const HOUR_MS = 3_600_000

/** Each hour, so that a day has its figures though the worker was down for most of it; the last of a day stay. */
export const sampleTask = definePeriodic('stats.sample', HOUR_MS, () => takeSamples(new Date()))
