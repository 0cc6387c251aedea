import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { languageFor, letterTo } from './letter'
import { type Person, peopleOf, writingScope } from './people'
import { draftSchema } from './schema'
import { faultsOf } from './template'

const SHOWN = 200

/** To whom a draft would go, and what one of them (`person`, else the first) would read. Writes nothing. */
export async function previewNotification(ctx: Ctx, input: unknown, person?: unknown) {
  writingScope(ctx)
  const draft = parse(draftSchema, input)
  const faults = faultsOf(draft)
  if (Object.keys(faults).length > 0) throw invalid(faults)
  const { people, unreached } = await peopleOf(ctx, draft.targets)
  const { reached, muted } = split(people, draft.urgent)
  if (reached.length === 0) throw invalid({ targets: { code: 'recipients_none' } })
  const shown = reached.find(({ id }) => id === z.number().safeParse(person).data) ?? reached[0]
  const settings = await readSettings(db)
  return {
    total: reached.length,
    people: reached.slice(0, SHOWN).map(({ muted: _, locale, instances, ...one }) => ({
      ...one,
      language: languageFor(draft, locale),
      instances: instances.length,
    })),
    muted: muted.length,
    unreached: { total: unreached.length, names: unreached.slice(0, 20).map(({ name }) => name) },
    letter: shown ? { to: shown.id, ...letterTo(draft, languageFor(draft, shown.locale), shown, settings) } : null,
  }
}

export type Preview = Awaited<ReturnType<typeof previewNotification>>

export const split = (people: Person[], urgent: boolean) => ({
  reached: people.filter((person) => urgent || !person.muted),
  muted: people.filter((person) => !urgent && person.muted),
})
