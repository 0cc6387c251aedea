import { setTimeout as delay } from 'node:timers/promises'
import { log } from '@/lib/log/log'

const AGAIN_MS = 2_000

/** Does it until it succeeds or the signal comes: the database may be away for a while. `what` is for the log. */
export async function persist(what: string, signal: AbortSignal, attempt: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      return await attempt()
    } catch (err) {
      log.error({ err }, `${what} failed and is tried again`)
    }
    await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined)
  }
}
