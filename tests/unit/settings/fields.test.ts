import { expect, test } from 'vitest'
import { FIELDS, SECTIONS } from '@/components/settings/fields'
import { settingsSchema } from '@/lib/settings/schema'
import el from '@/locales/el.json'
import en from '@/locales/en.json'

const KEYS = settingsSchema.keyof().options

test('every setting has a place on the page, of a section that is shown', () => {
  expect(Object.keys(FIELDS).sort()).toEqual([...KEYS].sort())
  for (const { section } of Object.values(FIELDS)) expect(SECTIONS).toContain(section)
})

test.each([
  ['en', en],
  ['el', el],
])('every setting has its label and help in %s', (_, texts) => {
  const of: Record<string, { label: string; help: string }> = texts.settings.of
  for (const key of KEYS) {
    expect(of[key]?.label, key).toBeTruthy()
    expect(of[key]?.help, key).toBeTruthy()
  }
  expect(Object.keys(of).sort()).toEqual([...KEYS].sort())
})

test('the input fits the type of the value', () => {
  const initial = settingsSchema.parse({})
  const type = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value)
  const types = {
    text: 'string',
    url: 'string',
    switch: 'boolean',
    number: 'number',
    words: 'list',
    emails: 'list',
    numbers: 'list',
    lines: 'list',
    color: 'string',
  }
  for (const key of KEYS) expect(types[FIELDS[key].input], key).toBe(type(initial[key]))
})
