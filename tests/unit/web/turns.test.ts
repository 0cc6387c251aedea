import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeTurns } from '@/lib/web/turns'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

class Answer extends EventEmitter {
  destroyed = false
  close() {
    this.destroyed = true
    this.emit('close')
  }
}

function turnsOf(options: { atOnce: number; waiting: number }) {
  const turns = makeTurns({ turnMs: 5_000, ...options })
  const begun: string[] = []
  const ask = (name: string) => {
    const answer = new Answer()
    return { answer, taken: turns(answer as unknown as ServerResponse, () => begun.push(name)) }
  }
  return { ask, begun }
}

describe('answers', () => {
  test('are begun in the order in which they were asked for, so many at once', () => {
    const { ask, begun } = turnsOf({ atOnce: 2, waiting: 10 })
    const [first] = ['a', 'b', 'c', 'd'].map(ask)
    expect(begun).toEqual(['a', 'b'])
    first?.answer.close()
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  test('that nobody waits for any more are not begun', () => {
    const { ask, begun } = turnsOf({ atOnce: 1, waiting: 10 })
    const [first, second] = ['a', 'b', 'c'].map(ask)
    second?.answer.close()
    first?.answer.close()
    expect(begun).toEqual(['a', 'c'])
  })

  test('that last do not hold up others for long, and make no room twice', () => {
    const { ask, begun } = turnsOf({ atOnce: 1, waiting: 10 })
    const [first] = ['a', 'b', 'c'].map(ask)
    vi.advanceTimersByTime(5_000)
    expect(begun).toEqual(['a', 'b'])
    first?.answer.close()
    expect(begun).toEqual(['a', 'b'])
  })

  test('know nothing of the one before, whose end lets them begin', () => {
    const asker = new AsyncLocalStorage<string>()
    const seen: (string | undefined)[] = []
    const turns = makeTurns({ atOnce: 1, waiting: 10, turnMs: 5_000 })
    const answers = ['a', 'b'].map((name) => {
      const answer = new Answer()
      asker.run(name, () => turns(answer as unknown as ServerResponse, () => seen.push(asker.getStore())))
      return answer
    })
    asker.run('a', () => answers[0]?.close())
    expect(seen).toEqual(['a', 'b'])
  })

  test('are refused where too many wait', () => {
    const { ask, begun } = turnsOf({ atOnce: 1, waiting: 1 })
    expect(['a', 'b', 'c'].map((name) => ask(name).taken)).toEqual([true, true, false])
    expect(begun).toEqual(['a'])
  })
})
