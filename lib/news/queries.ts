import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { oneOf, type PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { notFound } from '@/lib/errors/app-error'

const MOST = 50

/** Text of one's own, with its Markdown; of the feed a title that leads elsewhere, and plain text. */
export type NewsItem = {
  key: string
  language: 'en' | 'el' | null
  title: string
  text: string
  href: string | null
  at: string
}

const published = (now: Date): Prisma.PostWhereInput => ({ archived: false, from: { lte: now } })

export async function hasNews(now = new Date()): Promise<boolean> {
  const [posts, items] = await Promise.all([db.post.count({ where: published(now) }), db.feedItem.count()])
  return posts + items > 0
}

/** The news for anyone, the latest first: posts in the reader's language or the one that there is, and the feed's. */
export async function listNews(locale: string, now: Date): Promise<NewsItem[]> {
  const latest = { orderBy: [{ from: 'desc' as const }, { id: 'desc' as const }], take: MOST }
  const [posts, items] = await Promise.all([
    db.post.findMany({ where: published(now), ...latest }),
    db.feedItem.findMany({ orderBy: { at: 'desc' }, take: MOST }),
  ])
  const own = posts.map(({ id, titleEn, titleEl, textEn, textEl, from }): NewsItem => {
    const language = (locale === 'el' && titleEl !== '') || titleEn === '' ? 'el' : 'en'
    const [title, text] = language === 'el' ? [titleEl, textEl] : [titleEn, textEn]
    return { key: `post${id}`, language, title, text, href: null, at: from.toISOString() }
  })
  const fed = items.map(
    ({ id, title, text, link, at }): NewsItem => ({
      key: id,
      language: null,
      title,
      text,
      href: link,
      at: at.toISOString(),
    }),
  )
  return [...own, ...fed].sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST)
}

/** Every post, for superusers. */
export async function listPosts(ctx: Ctx, { q, filters, dir, skip, take }: PageOf) {
  requireSuperuser(ctx)
  const archived = oneOf(filters.state, 'archived', 'current')
  const word = (text: string) => ({
    OR: (['titleEn', 'titleEl', 'textEn', 'textEl'] as const).map((field) => ({ [field]: hasText(text) })),
  })
  const where: Prisma.PostWhereInput = {
    AND: [...searchWords(q).map(word), ...(archived === undefined ? [] : [{ archived }])],
  }
  const [total, rows] = await Promise.all([
    db.post.count({ where }),
    db.post.findMany({ where, orderBy: [{ from: dir }, { id: dir }], skip, take }),
  ])
  return { total, rows }
}

export async function readPost(ctx: Ctx, id: number) {
  requireSuperuser(ctx)
  const post = await db.post.findUnique({ where: { id } })
  if (!post) throw notFound()
  return post
}
