import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import type { PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'
import { inLanguage } from '@/lib/settings/in-language'
import { TERMS } from './schema'

const written: Prisma.PageWhereInput = { OR: [{ textEn: { not: '' } }, { textEl: { not: '' } }] }

/** A page as it is read: in the language asked for, or in the one that there is. Null: none, or not for strangers. */
export async function readPublicPage(slug: string, locale: string, isMember: boolean) {
  const page = await db.page.findFirst({ where: { AND: [{ slug }, written] } })
  if (!page || (page.membersOnly && !isMember)) return null
  const { titleEn, titleEl, textEn, textEl } = page
  const language = (locale === 'el' && textEl !== '') || textEn === '' ? ('el' as const) : ('en' as const)
  return { language, ...(language === 'el' ? { title: titleEl, text: textEl } : { title: titleEn, text: textEn }) }
}

/** Those that have a text and a place in the foot of every page. */
export async function footPages(locale: string) {
  const pages = await db.page.findMany({
    where: { AND: [{ inFoot: true }, written] },
    select: { slug: true, titleEn: true, titleEl: true },
    orderBy: { id: 'asc' },
  })
  return pages.map(({ slug, titleEn, titleEl }) => ({
    slug,
    title: inLanguage(locale, titleEn, titleEl),
  }))
}

/** Where the terms are read: as the site set, else its page of them, else nowhere (empty). */
export async function readTermsAddress(termsUrl: string): Promise<string> {
  if (termsUrl) return termsUrl
  const page = await db.page.findFirst({ where: { AND: [{ slug: TERMS }, written] }, select: { id: true } })
  return page ? `/about/${TERMS}` : ''
}

/** Every page, for superusers. */
export async function listPages(ctx: Ctx, { q, sort, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const word = (text: string) => ({
    OR: (['slug', 'titleEn', 'titleEl', 'textEn', 'textEl'] as const).map((field) => ({ [field]: hasText(text) })),
  })
  const where: Prisma.PageWhereInput = { AND: searchWords(q).map(word) }
  const by = sort === 'updatedAt' ? { updatedAt: dir } : { slug: dir }
  const [total, rows] = await Promise.all([
    db.page.count({ where }),
    db.page.findMany({ where, orderBy: [by, { id: 'asc' }], skip, take }),
  ])
  return { total, rows }
}

export async function readPage(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const page = await db.page.findUnique({ where: { id } })
  if (!page) throw notFound()
  return page
}
