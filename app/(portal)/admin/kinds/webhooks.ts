import type { UserCtx } from '@/lib/access/actor'
import { pageOfWebhooks, pauseAnyWebhook, readWebhook, removeAnyWebhook } from '@/lib/webhooks/all'
import { WEBHOOK_STATES } from '@/lib/webhooks/schema'
import { iso, type Kind } from './kind'

/** Addresses that are told of events, everybody's. */
export const webhooks: Kind = {
  name: 'webhooks',
  ids: 'number',
  config: { sortable: ['name', 'owner', 'createdAt'], sort: 'name', filters: ['state', 'sees'] },
  columns: [
    { id: 'name', sortable: true },
    { id: 'owner', kind: 'mono', sortable: true },
    { id: 'url', kind: 'mono', hideBelow: 1080 },
    { id: 'state', word: true },
    { id: 'sees', word: true, hideBelow: 860 },
    { id: 'triedAt', kind: 'when' },
    { id: 'createdAt', kind: 'when', sortable: true, hideBelow: 960 },
  ],
  filters: async () => [
    { name: 'state', words: WEBHOOK_STATES },
    { name: 'sees', words: ['own', 'whole'] },
  ],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfWebhooks(ctx, page)
    const row = ({ id, name, url, owner, state, whole, last, createdAt }: (typeof rows)[number]) => ({
      id,
      name,
      url,
      owner: owner.username,
      state,
      sees: whole ? 'whole' : 'own',
      triedAt: iso(last?.triedAt ?? null),
      createdAt: createdAt.toISOString(),
    })
    return { total, rows: rows.map(row) }
  },
  hrefOf: () => null,
  read: async (ctx, id) => {
    const { name, state, deliveryCount } = await readWebhook(ctx, Number(id))
    const refusal = state === 'active' ? undefined : 'not_in_this_state'
    const pause = { name: 'pause', refusal, run: (by: UserCtx, of: string) => pauseAnyWebhook(by, Number(of)) }
    return { title: name, values: {}, goes: { deliveries: deliveryCount }, acts: [pause], sections: [] }
  },
  remove: (ctx, id) => removeAnyWebhook(ctx, Number(id)),
  bulk: [
    { name: 'pause', of: 'acts' },
    { name: 'remove', danger: true, of: 'removal' },
  ],
}
