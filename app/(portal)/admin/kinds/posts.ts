import type { SectionSpec } from '@/components/admin/spec'
import { requireSuperuser } from '@/lib/access/authorize'
import { listChanges } from '@/lib/accounts/list-changes'
import { listPosts, readPost } from '@/lib/news/queries'
import { addPost, editPost, removePost } from '@/lib/news/save-post'
import type { PostInput } from '@/lib/news/schema'
import { inLanguage } from '@/lib/settings/in-language'
import type { Kind } from './kind'
import { LANGUAGES, NO_TEXTS } from './two-languages'

const sections: SectionSpec[] = [
  {
    name: 'place',
    fields: [
      { name: 'from', type: 'moment', help: true },
      { name: 'archived', type: 'check', help: true },
    ],
  },
  ...LANGUAGES,
]

export const posts: Kind = {
  name: 'posts',
  ids: 'number',
  config: { sortable: ['from'], sort: 'from', dir: 'desc', filters: ['state'] },
  columns: [
    { id: 'title', kind: 'title' },
    { id: 'state', word: true },
    { id: 'from', kind: 'when', sortable: true },
  ],
  filters: async () => [{ name: 'state', words: ['current', 'archived'] }],
  list: async (ctx, page) => {
    const { total, rows } = await listPosts(ctx, page)
    const row = ({ id, titleEn, titleEl, from, archived }: (typeof rows)[number]) => ({
      id,
      from: from.toISOString(),
      title: inLanguage(ctx.locale, titleEn, titleEl),
      state: archived ? 'archived' : from > ctx.now ? 'planned' : 'current',
    })
    return { total, rows: rows.map(row) }
  },
  read: async (ctx, id) => {
    const { titleEn, titleEl, textEn, textEl, from, archived } = await readPost(ctx, Number(id))
    const values = { titleEn, titleEl, textEn, textEl, from: from.toISOString(), archived }
    return { title: titleEn || titleEl, values, goes: {}, sections }
  },
  history: (ctx, id) => listChanges(ctx, { kind: 'post', id: Number(id) }),
  adding: {
    blank: async (ctx) => {
      requireSuperuser(ctx)
      return { values: { ...NO_TEXTS, from: ctx.now.toISOString(), archived: false }, sections }
    },
    add: (ctx, values) => addPost(ctx, values as PostInput),
  },
  edit: (ctx, id, values) => editPost(ctx, Number(id), values as PostInput),
  remove: (ctx, id) => removePost(ctx, Number(id)),
}
