import type { SectionSpec } from '@/components/admin/spec'
import { requireSuperuser } from '@/lib/access/authorize'
import { listChanges } from '@/lib/accounts/list-changes'
import { listPages, readPage } from '@/lib/pages/queries'
import { addPage, editPage, removePage } from '@/lib/pages/save-page'
import type { PageInput } from '@/lib/pages/schema'
import { inLanguage } from '@/lib/settings/in-language'
import type { Kind } from './kind'
import { LANGUAGES, NO_TEXTS } from './two-languages'

const sections: SectionSpec[] = [
  {
    name: 'place',
    fields: [
      { name: 'slug', type: 'mono', help: true },
      { name: 'inFoot', type: 'check' },
      { name: 'membersOnly', type: 'check' },
    ],
  },
  ...LANGUAGES,
]

export const pages: Kind = {
  name: 'pages',
  ids: 'number',
  config: { sortable: ['slug', 'updatedAt'], sort: 'slug' },
  columns: [
    { id: 'slug', kind: 'name', sortable: true },
    { id: 'title' },
    { id: 'state', word: true },
    { id: 'updatedAt', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters: async () => [],
  list: async (ctx, page) => {
    const { total, rows } = await listPages(ctx, page)
    const row = ({ id, slug, titleEn, titleEl, textEn, textEl, membersOnly, updatedAt }: (typeof rows)[number]) => ({
      id,
      slug,
      updatedAt: updatedAt.toISOString(),
      title: inLanguage(ctx.locale, titleEn, titleEl),
      state: textEn === '' && textEl === '' ? 'empty' : membersOnly ? 'members' : 'public',
    })
    return { total, rows: rows.map(row) }
  },
  read: async (ctx, id) => {
    const { slug, titleEn, titleEl, textEn, textEl, inFoot, membersOnly } = await readPage(ctx, Number(id))
    const values = { slug, titleEn, titleEl, textEn, textEl, inFoot, membersOnly }
    return { title: slug, mono: true, values, goes: {}, sections }
  },
  history: (ctx, id) => listChanges(ctx, { kind: 'page', id: Number(id) }),
  adding: {
    blank: async (ctx) => {
      requireSuperuser(ctx)
      return { values: { slug: '', ...NO_TEXTS, inFoot: true, membersOnly: false }, sections }
    },
    add: (ctx, values) => addPage(ctx, values as PageInput),
  },
  edit: (ctx, id, values) => editPage(ctx, Number(id), values as PageInput),
  remove: (ctx, id) => removePage(ctx, Number(id)),
}
