import { definePeriodic } from '@/lib/tasks/queue'
import { refreshImages } from './refresh'

const EVERY_MS = 15 * 60_000

/** Reads the catalogues. */
export const refreshImagesTask = definePeriodic('images.refresh', EVERY_MS, refreshImages)
