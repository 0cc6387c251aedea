import type { SectionSpec, Values } from '@/components/admin/spec'
import { authorize } from '@/lib/access/authorize'
import { deleteGroup } from '@/lib/accounts/groups'
import { listChanges } from '@/lib/accounts/list-changes'
import { pageOfGroups, readGroup } from '@/lib/accounts/list-groups'
import { findPeople } from '@/lib/accounts/list-users'
import { addGroup, editGroup } from '@/lib/accounts/save-group'
import { choices, ids, type Kind } from './kind'
import { relatedOfGroup } from './related'

type People = Awaited<ReturnType<typeof findPeople>>

const sections = (members: People): SectionSpec[] => {
  const options = choices(members.map(({ id, name, username }) => ({ id, label: `${name} (${username})` })))
  return [
    { name: 'group', fields: [{ name: 'name', type: 'mono', help: true }] },
    { name: 'members', fields: [{ name: 'memberIds', type: 'people', help: true, options }] },
  ]
}

export const groups: Kind = {
  name: 'groups',
  ids: 'number',
  config: { sortable: ['name', 'members', 'instances', 'createdAt'], sort: 'name', filters: ['members'] },
  columns: [
    { id: 'name', kind: 'name', sortable: true },
    { id: 'members', kind: 'number', align: 'end', sortable: true },
    { id: 'instances', kind: 'number', align: 'end', sortable: true },
    { id: 'rights', kind: 'number', align: 'end' },
    { id: 'createdAt', kind: 'when', hideBelow: 860, sortable: true },
  ],
  filters: async () => [{ name: 'members', words: ['some', 'none'] }],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfGroups(ctx, page)
    const row = ({ id, name, createdAt, _count: { members, owned, grants } }: (typeof rows)[number]) => ({
      id,
      name,
      members,
      instances: owned,
      rights: grants,
      createdAt: createdAt.toISOString(),
    })
    return { total, rows: rows.map(row) }
  },
  adding: {
    blank: async (ctx) => {
      authorize(ctx, 'manage_users')
      return { values: { name: '', memberIds: [] }, sections: sections([]) }
    },
    add: (ctx, values) => addGroup(ctx, inputOf(values)),
  },
  read: async (ctx, key) => {
    const id = Number(key)
    const { name, members, _count } = await readGroup(ctx, id)
    const memberIds = members.map(({ userId }) => userId)
    const chosen = (await findPeople(ctx, '', memberIds)).filter((person) => memberIds.includes(person.id))
    const removal = { refusal: 'group_owns_instances', values: { count: _count.owned } }
    return {
      title: name,
      mono: true,
      values: { name, memberIds: memberIds.map(String) },
      goes: { members: _count.members, grants: _count.grants, networks: _count.networks },
      removal: _count.owned > 0 ? removal : undefined,
      sections: sections(chosen),
      related: await relatedOfGroup(ctx, { id, name }),
    }
  },
  history: (ctx, id) => listChanges(ctx, { kind: 'group', id: Number(id) }),
  edit: (ctx, id, values) => editGroup(ctx, Number(id), inputOf(values)),
  remove: (ctx, id) => deleteGroup(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}

const inputOf = ({ name, memberIds }: Values) => ({ name: String(name ?? ''), memberIds: ids(memberIds) })
