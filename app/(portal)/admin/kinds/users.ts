import { authorize } from '@/lib/access/authorize'
import { createUser } from '@/lib/accounts/create-user'
import { deleteUser } from '@/lib/accounts/delete-user'
import { listChanges } from '@/lib/accounts/list-changes'
import { listUsers, readUser } from '@/lib/accounts/list-users'
import type { CreateUserInput, UpdateUserInput } from '@/lib/accounts/schema'
import { updateUser } from '@/lib/accounts/update-user'
import { idOrNull, ids, iso, type Kind } from './kind'
import { relatedOfUser } from './related'
import { acts, bulk, filters, sections } from './user-parts'

export const users: Kind = {
  name: 'users',
  ids: 'number',
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
      id,
      username,
      name,
      email,
      lastLoginAt: iso(user.lastLoginAt),
      organization: user.organization?.title,
      state: user.isActive ? 'active' : 'inactive',
      groups: user.groups.map(({ group }) => group.name).join(', '),
    })
    return { total, rows: rows.map(row) }
  },
  adding: {
    blank: async (ctx) => {
      authorize(ctx, 'manage_users')
      const texts = { username: '', email: '', firstName: '', lastName: '', phone: '' }
      return { values: { ...texts, groupIds: [], isSuperuser: false }, sections: await sections(ctx, null) }
    },
    add: (ctx, values) => createUser(ctx, { ...references(values), password: null } as CreateUserInput),
  },
  read: async (ctx, key) => {
    const id = Number(key)
    const user = await readUser(ctx, id)
    const { username, email, firstName, lastName, phone, locale, isSuperuser, organizationId, _count } = user
    return {
      title: username,
      mono: true,
      goes: _count,
      acts: acts(ctx, user),
      sections: await sections(ctx, id),
      related: await relatedOfUser(ctx, user),
      values: {
        username,
        email,
        firstName,
        lastName,
        phone,
        locale,
        isSuperuser,
        organizationId: organizationId === null ? null : String(organizationId),
        groupIds: user.groups.map((one) => `${one.groupId}`),
      },
      removal: removalOf(id === ctx.actor.id, _count.applications),
    }
  },
  history: async (ctx, id) => {
    const { username } = await readUser(ctx, Number(id))
    return listChanges(ctx, { kind: 'user', id: Number(id), username })
  },
  edit: (ctx, id, values) => updateUser(ctx, Number(id), references(values) as UpdateUserInput),
  remove: (ctx, id) => deleteUser(ctx, Number(id)),
  bulk,
}

function removalOf(own: boolean, applications: number) {
  if (own) return { refusal: 'not_yourself' }
  return applications > 0 ? { refusal: 'user_has_applications' } : undefined
}

const references = ({ groupIds, organizationId, ...values }: Record<string, unknown>) => ({
  ...values,
  groupIds: ids(groupIds),
  organizationId: idOrNull(organizationId),
})
