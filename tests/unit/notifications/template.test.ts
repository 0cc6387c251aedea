import fc from 'fast-check'
import { expect, test } from 'vitest'
import { targetsSchema, VARIABLES, wordOf } from '@/lib/notifications/schema'
import { faultsOf, fill } from '@/lib/notifications/template'

const NONE = { subject: '', text: '' }
const english = (subject: string, text: string) => faultsOf({ en: { subject, text }, el: NONE })
const values = { name: 'Al', username: 'al', instances: 'a, b', count: '2', site: 'S', portal: 'https://p' }

test('variables are replaced, with or without spaces, and nothing that they bring is read again', () => {
  expect(fill('Dear {{name}}, {{ count }}: {{instances}}', values)).toBe('Dear Al, 2: a, b')
  expect(fill('{{name}}', { ...values, name: '{{site}}' })).toBe('{{site}}')
})

test('S20: what is written is no program; whatever is no variable of the list is refused beside its field', () => {
  for (const [text, code] of [
    ['{{ settings.SECRET_KEY }}', 'variable_malformed'],
    ['{% include "/etc/passwd" %} {{ x }}', 'variable_unknown'],
    ['{{constructor}}', 'variable_unknown'],
    ['{{ name', 'variable_malformed'],
    ['name }}', 'variable_malformed'],
    ['{{{{name}}}}', 'variable_malformed'],
  ] as const)
    expect(english('S', text)).toMatchObject({ 'en.text': { code } })
  expect(english('{{nobody}}', 'T')).toEqual({ 'en.subject': { code: 'variable_unknown', values: { name: 'nobody' } } })
  expect(english('{% debug %}', '{ "a": { "b": 1 } }')).toEqual({})
})

test('a text without fault has no braces of variables left', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{x}}', ...VARIABLES.map((name) => `{{ ${name} }}`)))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('')
      fc.pre(Object.keys(english('S', text || 'T')).length === 0)
      expect(fill(text, values)).not.toMatch(/\{\{|\}\}/)
    }),
    { seed: 5 },
  )
})

test('one language may be missing, half a one may not, nor both', () => {
  const whole = { subject: 'S', text: 'T' }
  expect(faultsOf({ en: whole, el: NONE })).toEqual({})
  expect(faultsOf({ en: NONE, el: whole })).toEqual({})
  expect(Object.keys(faultsOf({ en: NONE, el: NONE }))).toEqual(['en.subject', 'en.text'])
  expect(Object.keys(faultsOf({ en: whole, el: { subject: 'S', text: '' } }))).toEqual(['el.text'])
  expect(Object.keys(faultsOf({ en: { subject: '', text: 'T' }, el: whole }))).toEqual(['en.subject'])
})

test('targets keep their words, names with colons too', () => {
  const words = ['cluster:3', 'nodeGroup:3:a:b', 'node:2:node1.example.org', 'instance:7', 'user:1', 'group:2']
  expect(targetsSchema.parse(words).map(wordOf)).toEqual(words)
  for (const word of ['cluster:0', 'cluster:1:x', 'node:1', 'user:-1', 'all:instances', 'u_1', ''])
    expect(targetsSchema.safeParse([word]).success, word).toBe(false)
})
