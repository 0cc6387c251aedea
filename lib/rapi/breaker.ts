import { RapiError } from './errors'

export type Breaker = {
  /** Throws `unavailable` while the circuit is open; otherwise the caller must settle it. */
  enter(): void
  settle(outcome: 'answered' | 'failed' | 'untried'): void
}

/**
 * Opens after `failures` in a row that were the network's; once `resetMs` have passed, one call alone may try, and
 * its outcome closes the circuit or keeps it open for as long again.
 */
export function createBreaker({
  failures,
  resetMs,
  now,
}: {
  failures: number
  resetMs: number
  now: () => number
}): Breaker {
  let count = 0
  let openedAt: number | null = null
  let trying = false

  return {
    enter() {
      if (openedAt === null) return
      if (trying || now() - openedAt < resetMs) {
        throw new RapiError('unavailable', 'not asked: the cluster has not answered lately')
      }
      trying = true
    },
    settle(outcome) {
      trying = false
      if (outcome === 'untried') return
      count = outcome === 'answered' ? 0 : count + 1
      openedAt = count >= failures ? now() : null
    },
  }
}
