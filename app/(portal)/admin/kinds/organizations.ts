import type { SectionSpec } from '@/components/admin/spec'
import { authorize } from '@/lib/access/authorize'
import { listChanges } from '@/lib/accounts/list-changes'
import { pageOfOrganizations, readOrganization } from '@/lib/accounts/list-organizations'
import { addOrganization, deleteOrganization, editOrganization } from '@/lib/accounts/organizations'
import type { OrganizationInput } from '@/lib/accounts/schema'
import type { Kind } from './kind'
import { relatedOfOrganization } from './related'

const sections: SectionSpec[] = [
  {
    name: 'organization',
    fields: [
      { name: 'title', type: 'text' },
      { name: 'tag', type: 'mono', help: true },
    ],
  },
  {
    name: 'contact',
    fields: [
      { name: 'website', type: 'text' },
      { name: 'email', type: 'email' },
      { name: 'phone', type: 'text' },
    ],
  },
]

export const organizations: Kind = {
  name: 'organizations',
  ids: 'number',
  config: { sortable: ['title', 'users'], sort: 'title', filters: ['tag'] },
  columns: [
    { id: 'title', kind: 'title', sortable: true },
    { id: 'tag', kind: 'mono' },
    { id: 'email', kind: 'soft', hideBelow: 860 },
    { id: 'users', kind: 'number', align: 'end', sortable: true },
  ],
  filters: async () => [{ name: 'tag', words: ['with', 'without'] }],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfOrganizations(ctx, page)
    return { total, rows: rows.map(({ _count, ...row }) => ({ ...row, users: _count.users })) }
  },
  adding: {
    blank: async (ctx) => {
      authorize(ctx, 'manage_users')
      return { values: { title: '', tag: '', website: '', email: '', phone: '' }, sections }
    },
    add: (ctx, values) => addOrganization(ctx, values as OrganizationInput),
  },
  read: async (ctx, id) => {
    const { title, tag, website, email, phone, _count } = await readOrganization(ctx, Number(id))
    const values = { title, tag: tag ?? '', website, email, phone }
    return { title, values, goes: _count, sections, related: await relatedOfOrganization(ctx, Number(id)) }
  },
  history: (ctx, id) => listChanges(ctx, { kind: 'organization', id: Number(id) }),
  edit: (ctx, id, values) => editOrganization(ctx, Number(id), values as OrganizationInput),
  remove: (ctx, id) => deleteOrganization(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
