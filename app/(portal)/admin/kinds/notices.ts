import type { SectionSpec } from '@/components/admin/spec'
import type { UserCtx } from '@/lib/access/actor'
import { listChanges } from '@/lib/accounts/list-changes'
import { clusterChoices, listNotices, readNotice } from '@/lib/notices/queries'
import { addNotice, editNotice, removeNotice } from '@/lib/notices/save-notice'
import { LEVELS, type NoticeInput } from '@/lib/notices/schema'
import { inLanguage } from '@/lib/settings/in-language'
import { choices, ids, type Kind } from './kind'

const sections = async (ctx: UserCtx): Promise<SectionSpec[]> => {
  const clusters = choices((await clusterChoices(ctx)).map(({ id, slug }) => ({ id, label: slug })))
  return [
    {
      name: 'text',
      fields: [
        { name: 'level', type: 'choice', words: LEVELS },
        { name: 'textEn', type: 'area' },
        { name: 'textEl', type: 'area' },
      ],
    },
    {
      name: 'when',
      fields: [
        { name: 'from', type: 'moment' },
        { name: 'until', type: 'moment', help: true },
      ],
    },
    {
      name: 'whom',
      fields: [
        { name: 'clusterIds', type: 'choices', help: true, options: clusters },
        { name: 'dismissible', type: 'check', help: true },
      ],
    },
  ]
}

const input = ({ clusterIds, ...values }: Record<string, unknown>) =>
  ({ ...values, until: values.until || null, clusterIds: ids(clusterIds) }) as NoticeInput

export const notices: Kind = {
  name: 'notices',
  ids: 'number',
  config: { sortable: ['from', 'until'], sort: 'from', dir: 'desc', filters: ['state'] },
  columns: [
    { id: 'text', kind: 'title' },
    { id: 'state', word: true },
    { id: 'level', word: true },
    { id: 'from', kind: 'when', sortable: true },
    { id: 'until', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters: async () => [{ name: 'state', words: ['shown', 'planned', 'over'] }],
  list: async (ctx, page) => {
    const { total, rows } = await listNotices(ctx, page)
    const row = ({ id, textEn, textEl, state, level, from, until }: (typeof rows)[number]) => ({
      id,
      state,
      level,
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
      text: inLanguage(ctx.locale, textEn, textEl),
    })
    return { total, rows: rows.map(row) }
  },
  read: async (ctx, id) => {
    const { level, textEn, textEl, from, until, clusterIds, dismissible, _count } = await readNotice(ctx, Number(id))
    return {
      title: `#${id}`,
      values: {
        level,
        textEn,
        textEl,
        dismissible,
        clusterIds: clusterIds.map(String),
        from: from.toISOString(),
        until: until?.toISOString() ?? null,
      },
      goes: _count,
      sections: await sections(ctx),
    }
  },
  history: (ctx, id) => listChanges(ctx, { kind: 'notice', id: Number(id) }),
  adding: {
    blank: async (ctx) => {
      const start = { level: 'info', textEn: '', textEl: '', clusterIds: [], dismissible: true }
      return { values: { ...start, from: ctx.now.toISOString(), until: null }, sections: await sections(ctx) }
    },
    add: (ctx, values) => addNotice(ctx, input(values)),
  },
  edit: (ctx, id, values) => editNotice(ctx, Number(id), input(values)),
  remove: (ctx, id) => removeNotice(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
