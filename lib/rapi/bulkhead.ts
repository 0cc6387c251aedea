import { RapiError } from './errors'

/** Runs at most `limit` at a time and lets `queue` more wait; one beyond that is refused as `unavailable`. */
export function createBulkhead(limit: number, queue: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running < limit) running += 1
    else {
      if (waiting.length >= queue) throw new RapiError('unavailable', 'not asked: too many requests are waiting')
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
