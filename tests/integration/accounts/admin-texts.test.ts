import { expect, test } from 'vitest'
import { KINDS } from '@/app/(portal)/admin/kinds/kinds'
import { db } from '@/lib/db/client'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { testDatabase } from '@/tests/support/database'
import { person } from '@/tests/support/fixtures'

testDatabase()

function textAt(texts: unknown, key: string): unknown {
  return key.split('.').reduce((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts)
}

test('whatever a kind declares has its text in both languages', async () => {
  const ctx = await person('root', { superuser: true })
  const { id } = await db.user.findFirstOrThrow()
  for (const kind of KINDS) {
    const { sections } = await kind.blank(ctx)
    const filters = await kind.filters(ctx)
    const acts = kind.name === 'users' ? ((await kind.read(ctx, id)).acts ?? []) : []
    const keys = [
      ...['title', 'add', 'count', 'lead', 'addLead', 'search', 'empty', 'removeConsequence'],
      ...kind.columns.map((column) => `column.${column.id}`),
      ...filters.map(({ name }) => `filter.${name}`),
      ...filters.flatMap((one) => ('words' in one ? one.words.map((word) => `option.${one.name}.${word}`) : [])),
      ...sections.flatMap(({ name }) => [`section.${name}.title`, `section.${name}.reason`]),
      ...sections.flatMap(({ fields }) => fields.map(({ name }) => `field.${name}`)),
      ...sections.flatMap(({ fields }) => fields.filter(({ help }) => help).map(({ name }) => `help.${name}`)),
      ...acts.flatMap(({ name }) => ['verb', 'title', 'consequence'].map((part) => `act.${name}.${part}`)),
    ]
    for (const texts of [en, el])
      expect(keys.filter((key) => typeof textAt(texts, `admin.${kind.name}.${key}`) !== 'string')).toEqual([])
  }
})
