import { SCOPES } from '@/lib/access/scopes'
import { pageOfTokens, readToken, revokeAnyToken, TOKEN_KINDS } from '@/lib/oauth/all-tokens'
import { iso, type Kind } from './kind'

/** OAuth clients' tokens and personal ones. */
export const tokens: Kind = {
  name: 'tokens',
  ids: 'number',
  config: {
    sortable: ['username', 'createdAt', 'lastUsedAt', 'expiresAt'],
    sort: 'createdAt',
    dir: 'desc',
    filters: ['kind', 'scope'],
  },
  columns: [
    { id: 'name' },
    { id: 'username', kind: 'mono', sortable: true },
    { id: 'kind', word: true },
    { id: 'scopes', kind: 'mono', hideBelow: 860 },
    { id: 'lastUsedAt', kind: 'when', sortable: true },
    { id: 'createdAt', kind: 'when', sortable: true, hideBelow: 960 },
    { id: 'expiresAt', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters: async () => [
    { name: 'kind', words: TOKEN_KINDS },
    { name: 'scope', options: SCOPES.map((value) => ({ value, label: value })) },
  ],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfTokens(ctx, page)
    const row = ({ id, kind, scopes, user, client, name, ...times }: (typeof rows)[number]) => ({
      id,
      kind,
      scopes: scopes.join(' '),
      username: user.username,
      name: client?.name ?? name,
      createdAt: iso(times.createdAt),
      lastUsedAt: iso(times.lastUsedAt),
      expiresAt: iso(times.expiresAt),
    })
    return { total, rows: rows.map(row) }
  },
  hrefOf: () => null,
  read: async (ctx, id) => {
    const { user, client, name } = await readToken(ctx, Number(id))
    return { title: `${client?.name ?? name}, ${user.username}`, values: {}, goes: {}, sections: [] }
  },
  remove: (ctx, id) => revokeAnyToken(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
