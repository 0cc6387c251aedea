import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../simulator/json'
import { FilterSyntaxError, fieldsOf, parseFilter, requestedNames } from '../../../simulator/query/filter'
import { matches } from '../../../simulator/query/match'

const seed = 20261122
const leaf = fc.oneof(
  fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.constant('n'), fc.integer({ min: -3, max: 3 })),
  fc.tuple(fc.constantFrom('=', '=~'), fc.constant('s'), fc.constantFrom('a', 'b', 'ab')),
  fc.tuple(fc.constant('?'), fc.constant('b')),
)

const { source } = fc.letrec<{ source: Json }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(fc.constant('!'), tie('source')),
    fc.tuple(fc.constantFrom('&', '|'), tie('source'), tie('source')),
  ),
}))

const row = fc.record({ n: fc.integer({ min: -3, max: 3 }), s: fc.constantFrom('a', 'b', 'ab'), b: fc.boolean() })

const passes = (filter: Json, values: Record<string, Json>) =>
  matches(parseFilter(filter), (name) => (name in values ? [0, values[name] ?? null] : [3, null]))

describe('a filter', () => {
  test('negates, as two negations cancel out', () => {
    fc.assert(
      fc.property(source, row, (filter, values) => {
        expect(passes(['!', filter], values)).toBe(!passes(filter, values))
        expect(passes(['!', ['!', filter]], values)).toBe(passes(filter, values))
      }),
      { seed },
    )
  })

  test('keeps De Morgan', () => {
    fc.assert(
      fc.property(source, source, row, (a, b, values) => {
        expect(passes(['!', ['&', a, b]], values)).toBe(passes(['|', ['!', a], ['!', b]], values))
      }),
      { seed },
    )
  })

  test('compares as numbers do', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (actual, wanted) => {
        const results = ['<', '<=', '=', '!=', '>=', '>'].map((op) => passes([op, 'n', wanted], { n: actual }))
        expect(results).toEqual([
          actual < wanted,
          actual <= wanted,
          actual === wanted,
          actual !== wanted,
          actual >= wanted,
          actual > wanted,
        ])
      }),
      { seed },
    )
  })

  test('parses anything or says why it cannot', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        try {
          fieldsOf(parseFilter(anything as Json))
        } catch (error) {
          expect(error).toBeInstanceOf(FilterSyntaxError)
        }
      }),
      { seed },
    )
  })

  test('lets a value pass that is not there, and its negation not', () => {
    expect(passes(['=', 'n', 1], {})).toBe(true)
    expect(passes(['!=', 'n', 1], {})).toBe(false)
  })

  test.each([
    [['=', 'name', 'a'], ['a']],
    [
      ['|', ['=', 'name', 'a'], ['=', 'name', 'b']],
      ['a', 'b'],
    ],
    [['|'], null],
    [['|', ['=', 'name', 'a'], ['=', 'os', 'b']], null],
    [['&', ['=', 'name', 'a']], null],
    [['!=', 'name', 'a'], null],
  ])('%j asks for the names %j', (filter, names) => {
    expect(requestedNames(parseFilter(filter), 'name')).toEqual(names)
  })
})
