import { expect, test } from 'vitest'
import { KINDS } from '@/app/(portal)/admin/kinds/kinds'
import type { UserCtx } from '@/lib/access/actor'
import { createGroup } from '@/lib/accounts/groups'
import { addKeysFor } from '@/lib/accounts/keep-ssh-keys'
import { db } from '@/lib/db/client'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { testDatabase } from '@/tests/support/database'
import { person, system } from '@/tests/support/fixtures'

testDatabase()

function textAt(texts: unknown, key: string): unknown {
  return key.split('.').reduce((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts)
}

test('whatever a kind declares has its text in both languages', async () => {
  const ctx = await person('root', { superuser: true })
  const { id } = await db.user.findFirstOrThrow()
  const ids: Partial<Record<string, string>> = { users: String(id), keys: await aKey(ctx), groups: await aGroup() }
  for (const kind of KINDS) {
    const id = ids[kind.name]
    const one = id ? await kind.read(ctx, id) : null
    const added = kind.adding ? (await kind.adding.blank(ctx)).sections : []
    const sections = [...added, ...(one?.sections ?? [])]
    const filters = await kind.filters(ctx)
    const related = (one?.related ?? []).flatMap(({ name, columns }) => [
      ...['title', 'more', 'empty'].map((part) => `${name}.${part}`),
      ...columns.map((column) => `column.${column.id}`),
    ])
    const keys = [
      ...['title', 'count', 'lead', 'search', 'empty'],
      ...(kind.adding ? ['add', 'addLead'] : []),
      ...(kind.remove ? ['removeConsequence'] : []),
      ...kind.columns.map((column) => `column.${column.id}`),
      ...filters.map(({ name }) => `filter.${name}`),
      ...filters.flatMap((one) => ('words' in one ? one.words.map((word) => `option.${one.name}.${word}`) : [])),
      ...sections.flatMap(({ name }) => [`section.${name}.title`, `section.${name}.reason`]),
      ...sections.flatMap(({ fields }) => fields.map(({ name }) => `field.${name}`)),
      ...sections.flatMap(({ fields }) => fields.filter(({ help }) => help).map(({ name }) => `help.${name}`)),
      ...(kind.edit ? (one?.acts ?? []) : []).flatMap(({ name }) =>
        ['verb', 'title', 'consequence'].map((part) => `act.${name}.${part}`),
      ),
      ...(kind.bulk ?? []).flatMap(({ name, of }) =>
        ['verb', 'title', 'confirm', 'consequence', ...(of === 'any' ? ['choice'] : [])].map(
          (part) => `bulk.${name}.${part}`,
        ),
      ),
      ...sections.flatMap(({ fields }) =>
        fields.flatMap(({ name, words = [] }) => words.map((word) => `option.${name}.${word}`)),
      ),
    ]
    for (const texts of [en, el])
      expect(keys.filter((key) => typeof textAt(texts, `admin.${kind.name}.${key}`) !== 'string')).toEqual([])
    for (const texts of [en, el])
      expect(related.filter((key) => typeof textAt(texts, `admin.related.${key}`) !== 'string')).toEqual([])
  }
})

async function aKey(ctx: UserCtx): Promise<string> {
  const keys = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f root@laptop'
  await addKeysFor(ctx, { username: 'root', keys })
  return String((await db.sshKey.findFirstOrThrow()).id)
}

const aGroup = async () => String((await createGroup(system(), 'noc')).id)
