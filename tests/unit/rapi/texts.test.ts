import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEntities } from '@/lib/rapi/entities'
import { path } from '@/lib/rapi/path'
import { checkReason, isReason, toReason } from '@/lib/rapi/reason'
import { checkTags, isTag } from '@/lib/rapi/tags'

fc.configureGlobal({ seed: 20_261_122 })

describe('entities', () => {
  const escaped = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#x27;')

  test('any text comes back as it was', () => {
    const text = fc.string({ unit: fc.constantFrom('&', '<', '"', "'", 'amp;', '#x27;', 'a', ';') })
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeEntities(escaped(value))).toBe(value)
      }),
    )
  })

  test.each([
    ['&#39;&#X27;&apos;', "'''"],
    ['&amp;lt;', '&lt;'],
    ['&nosuch; & &#; &#x110000;', '&nosuch; & &#; &#x110000;'],
  ])('%s is %s', (html, plain) => expect(decodeEntities(html)).toBe(plain))
})

describe('reasons', () => {
  test.each([
    ['', false],
    ['ganetimgr: start, anna (act 01J)', true],
    ['έναρξη', false],
    ['two\nlines', false],
    ['x'.repeat(500), true],
    ['x'.repeat(501), false],
  ])('%j: %s', (text, valid) => {
    expect(isReason(text)).toBe(valid)
    if (valid) expect(checkReason(text)).toBe(text)
    else expect(() => checkReason(text)).toThrow(expect.objectContaining({ kind: 'invalid_input' }))
  })

  test('any text can be made one, and one stays what it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', 'é', 'Ε', '\n', '\u0301', '\u0000', '😀', '\ud800') }),
        (text) => isReason(toReason(text)),
      ),
    )
    const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((text) => `(${text.replace(/ +/g, ' ')})`)
    fc.assert(
      fc.property(ascii, (text) => {
        expect(toReason(text)).toBe(text)
      }),
    )
  })

  test('a long one is cut', () => expect(isReason(toReason('Ελ '.repeat(400)))).toBe(true))

  test('accents are dropped, other scripts replaced', () => expect(toReason(' Zoë\t Ελ ')).toBe('Zoe ??'))
})

describe('tags', () => {
  test.each([
    ['ganetimgr:user:anna', true],
    ['a.b+c*d/e:f@g-h_1', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['', false],
    ['a b', false],
    ['Άννα', false],
    ['a\n', false],
  ])('%j: %s', (tag, valid) => expect(isTag(tag)).toBe(valid))

  test('one that is none among others is named', () => {
    expect(() => checkTags(['ok', 'not ok'])).toThrow('"not ok"')
  })
})

describe('paths', () => {
  test('names and values cannot leave their place', () => {
    expect(path([2, 'instances', 'a/../b?c', 'disk', 0], { reason: 'x&y=z', tag: ['a+b', 'c'], none: undefined })).toBe(
      '/2/instances/a%2F..%2Fb%3Fc/disk/0?reason=x%26y%3Dz&tag=a%2Bb&tag=c',
    )
  })

  test.each(['', '.', '..', '\ud800'])('%j is no name', (name) => {
    expect(() => path([2, 'instances', name])).toThrow(expect.objectContaining({ kind: 'invalid_input' }))
  })

  test('more than RAPI reads of a line is refused', () => {
    expect(() => path([2], { tag: Array.from({ length: 70 }, () => 'x'.repeat(128)) })).toThrow('too long')
  })
})
