import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PageRefresh } from '@/components/live/page-refresh'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page whose rendering takes so long; the times at which one was asked for, from the beginning. */
function opened(takesMs: number, random?: () => number) {
  const page = new PageRefresh(random)
  const began = Date.now()
  const asked: number[] = []
  const refresh = () => {
    asked.push(Date.now() - began)
    setTimeout(() => page.arrived(Date.now(), refresh), takesMs)
  }
  return { page, asked, ask: (everybody?: boolean) => page.ask(refresh, everybody) }
}

describe('a page is rendered anew', () => {
  test('for all of one change, then at most twice a second, the last call never lost', () => {
    const { asked, ask } = opened(10)
    ask()
    vi.advanceTimersByTime(60)
    ask()
    vi.advanceTimersByTime(60)
    ask()
    ask()
    vi.advanceTimersByTime(5_000)
    expect(asked).toEqual([80, 580])
  })

  test('never before the last rendering has arrived', () => {
    const { asked, ask } = opened(4_000)
    ask()
    for (let second = 0; second < 3; second++) {
      vi.advanceTimersByTime(1_000)
      ask()
    }
    expect(asked).toEqual([80])
    vi.advanceTimersByTime(10_000)
    expect(asked).toHaveLength(2)
    expect(asked[1]).toBeGreaterThanOrEqual(4_080)
  })

  test('not sooner because the same rendering is seen again', () => {
    const { page, asked, ask } = opened(1e9)
    page.arrived(5, ask)
    ask()
    vi.advanceTimersByTime(100)
    ask()
    page.arrived(5, ask)
    vi.advanceTimersByTime(10_000)
    expect(asked).toEqual([80])
  })

  test('again where a rendering has not come for long', () => {
    const { asked, ask } = opened(1e9)
    ask()
    vi.advanceTimersByTime(21_000)
    ask()
    vi.advanceTimersByTime(100)
    expect(asked).toEqual([80, 21_080])
  })

  test('for what was heard while one was waited for that never came', () => {
    const { asked, ask } = opened(1e9)
    ask()
    vi.advanceTimersByTime(1_000)
    ask()
    vi.advanceTimersByTime(30_000)
    expect(asked).toEqual([80, 20_080])
  })

  test('some time later for what everybody hears, but at once for what only this page does', () => {
    const { asked, ask } = opened(10, () => 0.5)
    ask(true)
    vi.advanceTimersByTime(2_400)
    expect(asked).toEqual([])
    vi.advanceTimersByTime(200)
    expect(asked).toEqual([2_500])
    ask(true)
    vi.advanceTimersByTime(1_000)
    ask()
    vi.advanceTimersByTime(10_000)
    expect(asked).toEqual([2_500, 3_680])
  })
})
