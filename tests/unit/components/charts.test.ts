import { expect, test } from 'vitest'
import { pathOf, roundTop, thinned } from '@/components/charts/scale'

test('the top of a scale is round, of its own kind of number', () => {
  expect([0, 0.3, 1, 7, 42, 99, 101].map((value) => roundTop(value, 10))).toEqual([1, 0.4, 1, 10, 50, 100, 200])
  expect(roundTop(3000, 1024)).toBe(4096)
  expect(roundTop(700 * 1024 ** 2, 1024)).toBe(1024 ** 3)
})

test('a line is broken where values are missing', () => {
  const span = { from: 0, until: 100, step: 10 }
  const path = pathOf(
    [
      [0, 0],
      [10, 5],
      [50, 10],
      [60, 10],
    ],
    span,
    10,
  )
  expect(path).toBe('M0.0 100.00h0.1L100.0 50.00M500.0 0.00h0.1L600.0 0.00')
})

test('a table has few rows, the first and the last among them', () => {
  expect(thinned([1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 9])
  expect(thinned([1, 2], 3)).toEqual([1, 2])
})
