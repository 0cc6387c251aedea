import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '@/lib/csv/csv'
import { HOSTILE, hostileText, readCsv } from '@/tests/support/hostile'

/** What a spreadsheet computes, also behind a character that it leaves out. */
const COMPUTED = /^[=+\-@\t\r\n＝＋－＠]/

test('every text comes back as it was, but for the mark before what would be computed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(hostileText, fc.string({ unit: 'grapheme' })), { minLength: 2, maxLength: 6 }),
      (cells) => {
        const [read = [], ...more] = readCsv(csvLine(cells))
        expect(more).toEqual([])
        for (const cell of read) expect(cell).not.toMatch(COMPUTED)
        expect(read).toEqual(cells.map((cell) => (COMPUTED.test(cell) ? `'${cell}` : cell)))
      },
    ),
    { seed: 4180 },
  )
})

test('each hostile text alone; a number stays one', () => {
  for (const text of HOSTILE) expect(readCsv(csvLine([text, 'next']))[0]?.at(-1)).toBe('next')
  expect(csvLine([-5, 'a'])).toBe('-5,a\r\n')
})
