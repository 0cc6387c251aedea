import type { SectionSpec } from '@/components/admin/spec'
import { authorize } from '@/lib/access/authorize'
import { addKeysFor, deleteKey, editKey, type KeyCommentInput, type KeysInput } from '@/lib/accounts/keep-ssh-keys'
import { listKeyChanges } from '@/lib/accounts/list-key-changes'
import { pageOfKeys, readKey } from '@/lib/accounts/list-ssh-keys'
import { iso, type Kind } from './kind'

const adding: SectionSpec[] = [
  { name: 'owner', fields: [{ name: 'username', type: 'mono', help: true }] },
  { name: 'keys', fields: [{ name: 'keys', type: 'lines', help: true }] },
]
const editing: SectionSpec[] = [
  { name: 'owner', fields: [{ name: 'username', type: 'fixed' }] },
  {
    name: 'key',
    fields: [
      { name: 'comment', type: 'text' },
      { name: 'type', type: 'fixed' },
      { name: 'fingerprint', type: 'fixed' },
    ],
  },
]

export const keys: Kind = {
  name: 'keys',
  ids: 'number',
  config: { sortable: ['username', 'type', 'createdAt'], sort: 'username', filters: ['type'] },
  columns: [
    { id: 'fingerprint', kind: 'name' },
    { id: 'username', kind: 'mono', sortable: true },
    { id: 'comment', kind: 'soft', hideBelow: 860 },
    { id: 'type', kind: 'soft', sortable: true, hideBelow: 960 },
    { id: 'createdAt', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters: async () => [{ name: 'type', words: ['ed25519', 'ecdsa', 'rsa'] }],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfKeys(ctx, page)
    const row = ({ id, fingerprint, comment, type, createdAt, user }: (typeof rows)[number]) => ({
      id,
      fingerprint,
      comment,
      type,
      username: user.username,
      createdAt: iso(createdAt),
    })
    return { total, rows: rows.map(row) }
  },
  adding: {
    blank: async (ctx) => {
      authorize(ctx, 'manage_users')
      return { values: { username: '', keys: '' }, sections: adding }
    },
    add: (ctx, values) => addKeysFor(ctx, values as KeysInput),
  },
  read: async (ctx, id) => {
    const { fingerprint, comment, type, user } = await readKey(ctx, Number(id))
    const values = { username: user.username, comment, type, fingerprint }
    return { title: comment || fingerprint, values, goes: {}, sections: editing }
  },
  history: (ctx, id) => listKeyChanges(ctx, Number(id)),
  edit: (ctx, id, { comment }) => editKey(ctx, Number(id), { comment } as KeyCommentInput),
  remove: (ctx, id) => deleteKey(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
