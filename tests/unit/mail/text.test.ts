import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termLines, wrap72 } from '@/lib/mail/text'

const GREEK = 'Η μηχανή moodle-2027.uni.example.gr δημιουργήθηκε και λειτουργεί στο σύμπλεγμα alpha.'

test('long lines break at spaces, short ones and empty ones stay', () => {
  expect(wrap72(`Short.\n\n${GREEK}\n`)).toBe(
    'Short.\n\nΗ μηχανή moodle-2027.uni.example.gr δημιουργήθηκε και λειτουργεί στο\nσύμπλεγμα alpha.\n',
  )
})

test('an address is not broken, and an indent goes on', () => {
  const url = `https://portal.example.gr/${'x'.repeat(80)}`
  expect(wrap72(`See ${url} there`)).toBe(`See\n${url}\nthere`)
  expect(
    wrap72(`  ${GREEK}`)
      .split('\n')
      .every((line) => line.startsWith('  ')),
  ).toBe(true)
})

test('no line is longer than 72 unless it is one word, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 90 })), (words) => {
      const text = words.map((word) => word.replace(/\s/g, '')).join(' ')
      const wrapped = wrap72(text)
      for (const line of wrapped.split('\n')) expect([...line].length <= 72 || !line.trim().includes(' ')).toBe(true)
      expect(wrapped.split(/\s+/).filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean))
    }),
    { seed: 72 },
  )
})

test('the values of terms stand below each other', () => {
  expect(
    termLines([
      ['Σύμπλεγμα', 'alpha'],
      ['Πόροι', '4 επεξεργαστές, 8 GiB μνήμη, 60 GiB δίσκος (ζητήσατε 80), και άλλα δύο'],
      ['Σχόλιο', ''],
    ]),
  ).toBe(
    [
      'Σύμπλεγμα: alpha',
      'Πόροι:     4 επεξεργαστές, 8 GiB μνήμη, 60 GiB δίσκος (ζητήσατε 80), και',
      '           άλλα δύο',
      'Σχόλιο:',
    ].join('\n'),
  )
  expect(termLines([])).toBe('')
})
