import { authorize } from '@/lib/access/authorize'
import { createUser } from '@/lib/accounts/create-user'
import { deleteUser } from '@/lib/accounts/delete-user'
import { listChanges } from '@/lib/accounts/list-changes'
import { listUsers, readUser } from '@/lib/accounts/list-users'
import type { CreateUserInput, UpdateUserInput } from '@/lib/accounts/schema'
import { updateUser } from '@/lib/accounts/update-user'
import { idOrNull, ids, type Kind } from './kind'
import { acts, filters, sections } from './user-parts'

const iso = (date: Date | null) => date?.toISOString() ?? null

export const users: Kind = {
  name: 'users',
  config: {
    sortable: ['username', 'name', 'email', 'lastLoginAt', 'createdAt'],
    sort: 'username',
    filters: ['state', 'power', 'organization', 'group'],
  },
  columns: [
    { id: 'username', kind: 'name', sortable: true },
    { id: 'name', sortable: true },
    { id: 'state', word: true },
    { id: 'email', kind: 'soft', sortable: true, hideBelow: 860 },
    { id: 'organization', kind: 'soft', hideBelow: 1080 },
    { id: 'groups', kind: 'soft', hideBelow: 960 },
    { id: 'lastLoginAt', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters,
  list: async (ctx, page) => {
    const { total, rows } = await listUsers(ctx, page)
    const row = ({ id, username, name, email, ...user }: (typeof rows)[number]) => ({
      ...{ id, username, name, email, lastLoginAt: iso(user.lastLoginAt), organization: user.organization?.title },
      state: user.isActive ? 'active' : 'inactive',
      groups: user.groups.map(({ group }) => group.name).join(', '),
    })
    return { total, rows: rows.map(row) }
  },
  blank: async (ctx) => {
    authorize(ctx, 'manage_users')
    const values = { username: '', email: '', firstName: '', lastName: '', phone: '', groupIds: [], isSuperuser: false }
    return { values, sections: await sections(ctx, null) }
  },
  read: async (ctx, id) => {
    const user = await readUser(ctx, id)
    const { username, email, firstName, lastName, phone, locale, isSuperuser, organizationId, _count } = user
    return {
      ...{ title: username, mono: true, goes: _count, acts: acts(ctx, user), sections: await sections(ctx, id) },
      values: {
        ...{ username, email, firstName, lastName, phone, locale, isSuperuser },
        ...{
          organizationId: organizationId === null ? null : String(organizationId),
          groupIds: user.groups.map((one) => `${one.groupId}`),
        },
      },
      removal: _count.applications > 0 ? { refusal: 'user_has_applications' } : undefined,
    }
  },
  history: async (ctx, id) => listChanges(ctx, { kind: 'user', id, username: (await readUser(ctx, id)).username }),
  add: (ctx, values) => createUser(ctx, { ...references(values), password: null } as CreateUserInput),
  edit: (ctx, id, values) => updateUser(ctx, id, references(values) as UpdateUserInput),
  remove: deleteUser,
}

const references = ({ groupIds, organizationId, ...values }: Record<string, unknown>) => ({
  ...values,
  groupIds: ids(groupIds),
  organizationId: idOrNull(organizationId),
})
