import { pageOfSessions, readSession } from '@/lib/accounts/list-sessions'
import { endSessionOf } from '@/lib/accounts/sessions'
import { iso, type Kind } from './kind'

export const sessions: Kind = {
  name: 'sessions',
  ids: 'uuid',
  config: { sortable: ['username', 'createdAt', 'seenAt'], sort: 'seenAt', dir: 'desc' },
  columns: [
    { id: 'username', kind: 'mono', sortable: true },
    { id: 'agent', draw: 'agent' },
    { id: 'address', kind: 'mono' },
    { id: 'seenAt', kind: 'when', sortable: true },
    { id: 'createdAt', kind: 'when', sortable: true, hideBelow: 860 },
    { id: 'expiresAt', kind: 'when', hideBelow: 960 },
  ],
  filters: async () => [],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfSessions(ctx, page)
    const row = ({ id, address, agent, user, seenAt, createdAt, expiresAt }: (typeof rows)[number]) => ({
      id,
      address,
      agent,
      username: user.username,
      seenAt: iso(seenAt),
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
    })
    return { total, rows: rows.map(row) }
  },
  hrefOf: () => null,
  read: async (ctx, id) => {
    const { user, address } = await readSession(ctx, id)
    const refusal = user.isSuperuser && !ctx.actor.isSuperuser ? { refusal: 'only_superusers' } : undefined
    return {
      title: [user.username, address].filter(Boolean).join(', '),
      values: {},
      goes: {},
      sections: [],
      removal: refusal,
    }
  },
  remove: endSessionOf,
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
