import { expect, test } from 'vitest'
// @ts-expect-error: a plain script
import { compareLocales, partsOf } from '@/scripts/locales.mjs'

test.each([
  ['plain', []],
  ['{name} has {count, number} of {total}', ['name', 'count number', 'total']],
  ['{n, plural, one {# job of {who}} other {# jobs}}', ['n plural', 'who']],
  ['{role, select, owner {you} other {{who}}}', ['role select', 'role select owner', 'role select other', 'who']],
  ["it''s '{quoted}' and <b>bold</b>", ['<b>']],
])('%s', (message, parts) => expect([...partsOf(message)].sort()).toEqual([...parts].sort()))

test.each(['{', 'a }', '{n, plural, one {x}}', '{n, plural, one {x} other {y}', '{two words}'])(
  'is not well formed: %s',
  (message) => expect(() => partsOf(message)).toThrow(),
)

test('what differs is told by its key', () => {
  const en = { a: { b: 'Hello {name}', c: 'x', d: 'y' } }
  const el = { a: { b: 'Γεια {onoma}', c: ' ' }, e: 'z' }
  expect(compareLocales({ en, el })).toEqual([
    'a.b takes different arguments: [name] [onoma]',
    'el: a.c is empty',
    'el: a.d is missing',
    'en: e is missing',
  ])
  expect(compareLocales({ en, el: en })).toEqual([])
})
