import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { parse } from '@/lib/errors/parse'

const localeSchema = z.enum(['en', 'el'])

/** The language of this person's pages and mails. */
export async function changeLocale(ctx: Ctx, locale: string): Promise<void> {
  const { actor } = requireUser(ctx)
  await db.user.update({ where: { id: actor.id }, data: { locale: parse(localeSchema, locale) } })
}

export async function readProfile(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  return db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      username: true,
      email: true,
      firstName: true,
      lastName: true,
      phone: true,
      locale: true,
      organizationId: true,
      groups: { select: { group: { select: { id: true, name: true } } } },
    },
  })
}
