import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorBody, HttpError } from '../../../simulator/http/errors'
import { logLine } from '../../../simulator/http/log'
import { parseQuery } from '../../../simulator/http/query-string'
import { dumps, type Json, pythonText } from '../../../simulator/json'

describe('what is sent', () => {
  test('is the same JSON, in ASCII', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = dumps(value as Json)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(text).toMatch(/^\p{ASCII}*$/u)
      }),
      { seed: 7 },
    )
  })

  test('has the separators of the daemon', () => {
    expect(dumps({ a: [1, 'x', null], b: { c: true } })).toBe('{"a": [1, "x", null], "b": {"c": true}}')
  })

  test('escapes its errors for HTML', () => {
    expect(errorBody(new HttpError(500, `<a href="x">it's & so</a>`))).toMatchObject({
      message: '&lt;a href=&quot;x&quot;&gt;it&#x27;s &amp; so&lt;/a&gt;',
    })
  })

  test.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    [`it's "so"`, `'it\\'s "so"'`],
  ])('quotes %s as Python does', (text, quoted) => {
    expect(pythonText(text)).toBe(quoted)
  })

  test('logs as the daemon does', () => {
    expect(logLine('INFO', 'x', new Date(2026, 10, 22, 2, 3, 4, 56))).toMatch(
      /^2026-11-22 02:03:04,056: ganeti-rapi pid=\d+ INFO x$/,
    )
  })

  test('drops parameters without a value, and keeps the order of those with one', () => {
    expect([...parseQuery('/2/tags?tag=b&x=&tag=a%20c')]).toEqual([['tag', ['b', 'a c']]])
  })
})
