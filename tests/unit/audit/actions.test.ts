import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { AUDIT_FILTERS, readAuditFilters } from '@/lib/audit/list-schema'
import { ACTIONS, TARGETS } from '@/lib/audit/words'
import el from '@/locales/el.json'
import en from '@/locales/en.json'

type Texts = { [key: string]: string | Texts }

const at = (texts: Texts, key: string) =>
  key
    .split('.')
    .reduce<Texts | string | undefined>((node, part) => (typeof node === 'object' ? node[part] : undefined), texts)

const sources = () =>
  fs
    .readdirSync('lib', { recursive: true, encoding: 'utf8' })
    // Types of events are named alike.
    .filter((file) => file.endsWith('.ts') && !/^(?:db\/generated|events)\//.test(file))
    .map((file) => fs.readFileSync(path.join('lib', file), 'utf8'))

test('every action that the code records is known', () => {
  const recorded = sources().flatMap((text) =>
    [
      ...text.matchAll(
        /(?:action: |'action', |, )'((?:[a-z-]+)\.[a-z_-]+)'|\? '([a-z-]+\.[a-z_-]+)' : '([a-z-]+\.[a-z_-]+)'/g,
      ),
    ].flatMap(([, ...found]) => found.filter((one) => one !== undefined)),
  )
  const kinds = new Set(ACTIONS.map((action) => action.split('.')[0]))
  const actions = recorded.filter((action) => kinds.has(action.split('.')[0] ?? ''))
  expect(actions.length).toBeGreaterThan(30)
  for (const action of actions) expect(ACTIONS).toContain(action)
})

test.each([
  ['en', en.audit],
  ['el', el.audit],
])('every action and kind has its words in %s', (_, texts) => {
  for (const action of ACTIONS) expect(at(texts.action, action), action).toEqual(expect.any(String))
  for (const kind of TARGETS) expect(at(texts.kind, kind), kind).toEqual(expect.any(String))
})

test('filters that mean nothing are left out', () => {
  const filters = readAuditFilters({ from: ['yesterday'], to: ['2026-11-22'], outcome: ['maybe'], actor: ['a', 'b'] })
  expect(filters).toMatchObject({ from: [], to: ['2026-11-22'], outcome: [], actor: ['a', 'b'] })
  expect(Object.keys(filters).sort()).toEqual([...AUDIT_FILTERS].sort())
})
