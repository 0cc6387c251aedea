import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '@/lib/config/root'

const text = fs.readFileSync(path.join(projectRoot(), 'docs/security.md'), 'utf8')
const rows = [...text.matchAll(/^\| ([\d., ]+) \| .* \| (.*) \| (.*) \|$/gm)].map(
  ([, numbers = '', answer, by = '']) => ({
    numbers: numbers.split(', '),
    answer,
    by,
  }),
)

test('each of the 253 requirements of levels 1 and 2 is answered once, in one of three ways', () => {
  const numbers = rows.flatMap((row) => row.numbers)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toHaveLength(253)
  expect([...new Set(rows.map(({ answer }) => answer))].sort()).toEqual(['met', 'not applicable', 'not met'])
  expect(rows.filter(({ by }) => by.trim() === '')).toEqual([])
})

test('the sums are those of the tables', () => {
  const count = (wanted: string) =>
    rows.filter(({ answer }) => answer === wanted).flatMap(({ numbers }) => numbers).length
  expect(text).toContain(
    `${count('met')} are met, ${count('not met')} not met, ${count('not applicable')} not applicable`,
  )
})

test('every file that is named is there', () => {
  const named = [...text.matchAll(/`([\w()./[\]-]+\/[\w().[\]-]+\.(?:tsx?|mjs|md|json))`/g)].map(
    ([, file]) => file ?? '',
  )
  expect(named.length).toBeGreaterThan(80)
  const missing = named.filter((file) => !file.startsWith('/') && !fs.existsSync(path.join(projectRoot(), file)))
  expect(missing).toEqual([])
})
