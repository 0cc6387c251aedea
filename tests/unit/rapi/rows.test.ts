import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowTexts } from '@/lib/rapi/rows'

const SEED = 20_261_123
const SPACE = fc.stringMatching(/^[ \t\n\r]{0,3}$/)
/** Text with all that ends, opens or escapes something. */
const text = fc.string({
  unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', ':', 'é', '\n', 'a'),
  maxLength: 12,
})
const { cell } = fc.letrec((tie) => ({
  cell: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('cell'), { maxLength: 3 }),
    fc.dictionary(text, tie('cell'), { maxKeys: 3 }),
  ),
}))
const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 })

const read = (answer: string) => rowTexts(answer)?.map((row) => JSON.parse(row))

test('every row is cut out as it came, wherever there are brackets, quotes and space', () => {
  fc.assert(
    fc.property(rows, SPACE, SPACE, cell, (data, before, after, fields) => {
      const texts = data.map((row) => JSON.stringify(row))
      const list = texts.join(`${before},${after}`)
      const answer = `${before}{${after}"data"${before}:${after}[${before}${list}${after}]${after}, "fields": ${JSON.stringify(fields)}}`
      expect(rowTexts(answer)).toEqual(texts)
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('the same answer written otherwise has the same rows', () => {
  fc.assert(
    fc.property(rows, cell, (data, fields) => {
      expect(read(JSON.stringify({ fields, data }))).toEqual(JSON.parse(JSON.stringify(data)))
      expect(read(JSON.stringify({ data, fields }, null, 2))).toEqual(JSON.parse(JSON.stringify(data)))
    }),
    { seed: SEED, numRuns: 200 },
  )
})

test('what was cut off, at whichever place, is no answer', () => {
  const answer = JSON.stringify({
    data: [
      [
        [0, 'a "b" \\'],
        [0, ['[']],
      ],
      [[0, null]],
    ],
    fields: [{ name: 'x' }],
  })
  expect(read(answer)).toHaveLength(2)
  for (let length = 0; length < answer.length; length++) expect(rowTexts(answer.slice(0, length))).toBeNull()
})

test.each([
  '',
  'null',
  '[]',
  '{"data": {}}',
  '{"data": [1]}',
  '{"data": [[1], 2]}',
  '{"data": [[1] [2]]}',
  '{"data": [[1],]}',
  '{"data": [[1],,[2]]}',
  '{"data": [,[1]]}',
  '{"data": [[1]]} more',
  '{"data": [[1]], }',
  '{"data": [[1]]',
])('%s has no rows', (answer) => expect(rowTexts(answer)).toBeNull())
