import { expect, test } from 'vitest'
import { NewestChange } from '@/lib/sync/newest-change'

let now = 0
const at = (seconds: number) => {
  now = seconds * 1000
}
/** Asks at that second, in which the newest mtime is mirrored; answers from when on was asked. */
function asks(change: NewestChange, second: number, before: number, newest: number): number {
  at(second)
  const asked = change.asking()
  const after = change.after(before)
  asked(newest)
  return after
}

test('what was changed just now may still come late, and is asked for with it', () => {
  const change = new NewestChange(() => now)
  expect(asks(change, 0, 0, 100.5)).toBe(-2)
  expect(asks(change, 1, 100.5, 100.5)).toBe(98.5)
  expect(asks(change, 2.9, 100.5, 100.5)).toBe(98.5)
})

test('once all that bears its second must be there, only later seconds are asked for', () => {
  const change = new NewestChange(() => now)
  asks(change, 0, 0, 100.5)
  expect(asks(change, 3, 100.5, 100.5)).toBe(98.5)
  expect(asks(change, 6, 100.5, 100.5)).toBe(101)
  expect(asks(change, 9, 100.5, 107.2)).toBe(101)
  expect(asks(change, 10, 107.2, 107.2)).toBe(105.2)
})

test('another reader may have mirrored what is newer: then nothing is known of its second', () => {
  const change = new NewestChange(() => now)
  asks(change, 0, 0, 100.5)
  asks(change, 3, 100.5, 100.5)
  expect(asks(change, 6, 103.1, 103.1)).toBe(101.1)
})
