import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { requireOwner, requireUser } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { parse } from '@/lib/errors/parse'
import { changeUser } from './change-user'
import { type DetailsInput, detailsSchema, type PreferencesInput, preferencesSchema } from './schema'

export const localeSchema = z.enum(['en', 'el'])

/** The language of this person's pages and mails. */
export async function changeLocale(ctx: Ctx, locale: string): Promise<void> {
  const { actor } = requireOwner(ctx, 'profile:write')
  await db.user.update({ where: { id: actor.id }, data: { locale: parse(localeSchema, locale) } })
}

/** One's own name, phone and organisation. */
export async function changeDetails(ctx: Ctx, input: DetailsInput): Promise<void> {
  const { actor } = requireOwner(ctx, 'profile:write')
  const data = parse(detailsSchema, input)
  await db.$transaction((tx) => changeUser(tx, ctx, actor.id, data))
}

/** How one's pages look, and which mails one gets. */
export async function changePreferences(ctx: Ctx, input: PreferencesInput): Promise<void> {
  const { actor } = requireOwner(ctx, 'profile:write')
  const data = parse(preferencesSchema, input)
  await db.$transaction((tx) => changeUser(tx, ctx, actor.id, data))
}

/** The welcome of the first sign-in has been read. Idempotent. */
export async function endWelcome(ctx: Ctx): Promise<void> {
  const { actor } = requireUser(ctx)
  await db.user.update({ where: { id: actor.id }, data: { firstLogin: false } })
}

export async function readProfile(ctx: Ctx) {
  const { actor } = requireOwner(ctx, 'profile:write')
  return db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      username: true,
      email: true,
      firstName: true,
      lastName: true,
      phone: true,
      locale: true,
      timeZone: true,
      theme: true,
      mutedMails: true,
      organizationId: true,
      groups: { select: { group: { select: { id: true, name: true } } } },
    },
  })
}
