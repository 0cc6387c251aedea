import { AsyncResource } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

type Options = {
  atOnce: number
  /** How many more may wait; one beyond that is refused. */
  waiting: number
  /** After which an answer lets the next one begin, though it has not ended: of a slow reader, or a stream. */
  turnMs: number
}

/** Begins the work now or when it is its turn; false: too many wait already. What was closed meanwhile is left out. */
export type Turns = (response: ServerResponse, work: () => void) => boolean

/**
 * So many answers are worked on at once. Hundreds that begin together take the memory of hundreds, and end no sooner, for
 * there is one processor for all of them.
 */
export function makeTurns({ atOnce, waiting, turnMs }: Options): Turns {
  const queue: { response: ServerResponse; begin: () => void }[] = []
  let running = 0

  const next = () => {
    running -= 1
    for (let one = queue.shift(); one; one = queue.shift()) if (!one.response.destroyed) return one.begin()
  }
  return (response, work) => {
    const begin = () => {
      running += 1
      let over = false
      const end = () => {
        if (over) return
        over = true
        clearTimeout(timer)
        next()
      }
      const timer = setTimeout(end, turnMs)
      response.once('close', end)
      work()
    }
    if (running < atOnce) begin()
    else if (queue.length >= waiting) return false
    // Not within what the answer was that made room for it.
    else queue.push({ response, begin: AsyncResource.bind(begin) })
    return true
  }
}
