import { z } from 'zod'
import { changeDetails, changeLocale, changePreferences, localeSchema, readProfile } from '@/lib/accounts/profile'
import { detailsSchema, preferencesSchema } from '@/lib/accounts/schema'
import { type ApiCtx, none, nothing, type Operation, operation } from '../operation'

const profile = z
  .object({
    username: z.string(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    organizationId: z.number().int().nullable(),
    groups: z.array(z.string()),
    locale: z.string().nullable(),
    timeZone: z.string().nullable().describe('Null: the site’s'),
    theme: z.string().nullable().describe('Null: as the system'),
    mutedMails: z.array(z.string()).describe('Kinds of mail that the person does without'),
  })
  .meta({ id: 'Profile' })

async function show(ctx: ApiCtx): Promise<z.input<typeof profile>> {
  const { groups, ...found } = await readProfile(ctx)
  return { ...found, groups: groups.map(({ group }) => group.name) }
}

const about = { scope: 'profile:write', status: 200, params: none, query: none, answer: profile } as const

const read = operation({
  ...about,
  method: 'GET',
  path: '/user/profile',
  id: 'readProfile',
  summary: 'What the person’s profile has',
  body: nothing,
  run: show,
})

const details = operation({
  ...about,
  method: 'PUT',
  path: '/user/details',
  id: 'changeDetails',
  summary: 'The person’s name, phone and organisation',
  description: 'The e-mail address is changed by the person only, since it leads to the account.',
  body: detailsSchema,
  run: async (ctx, { sent }) => {
    await changeDetails(ctx, sent)
    return show(ctx)
  },
})

const preferences = operation({
  ...about,
  method: 'PUT',
  path: '/user/preferences',
  id: 'changePreferences',
  summary: 'How the person’s pages look, and which mails they do without',
  body: preferencesSchema,
  run: async (ctx, { sent }) => {
    await changePreferences(ctx, sent)
    return show(ctx)
  },
})

const language = operation({
  ...about,
  method: 'PUT',
  path: '/user/language',
  id: 'changeLanguage',
  summary: 'The language of their pages and mails, and of what the API tells them',
  body: z.object({ locale: localeSchema }),
  run: async (ctx, { sent }) => {
    await changeLocale(ctx, sent.locale)
    return show(ctx)
  },
})

export const profileOperations: readonly Operation[] = [read, details, preferences, language]
