import { cancelAct } from '@/lib/acts/cancel'
import { clusterChoices } from '@/lib/clusters/cluster-choices'
import { PENDING_STATES, pageOfPending, readPending } from '@/lib/instances/list-pending'
import { cancelRequest } from '@/lib/instances/request'
import { choices, iso, type Kind } from './kind'

export const pending: Kind = {
  name: 'pending',
  ids: 'uuid',
  config: { sortable: ['instance', 'since'], sort: 'since', dir: 'desc', filters: ['state', 'cluster'] },
  columns: [
    { id: 'instance', kind: 'name', sortable: true },
    { id: 'act', draw: 'act' },
    { id: 'state', word: true },
    { id: 'username', kind: 'mono' },
    { id: 'cluster', kind: 'soft', hideBelow: 860 },
    { id: 'jobId', kind: 'number', align: 'end', hideBelow: 960 },
    { id: 'since', kind: 'when', sortable: true },
    { id: 'until', kind: 'when', hideBelow: 1080 },
  ],
  filters: async (ctx) => {
    const clusters = await clusterChoices(ctx, ['view_instances'])
    return [
      { name: 'state', words: PENDING_STATES },
      { name: 'cluster', options: choices(clusters.map(({ id, slug }) => ({ id, label: slug }))) },
    ]
  },
  list: async (ctx, page) => {
    const { total, rows } = await pageOfPending(ctx, page)
    const row = ({ since, until, ...rest }: (typeof rows)[number]) => ({
      ...rest,
      since: iso(since),
      until: iso(until),
      href: `/instances/${rest.cluster}/${rest.instance}`,
    })
    return { total, rows: rows.map(row) }
  },
  hrefOf: () => null,
  read: async (ctx, id) => {
    const { instance, state, refusal } = await readPending(ctx, id)
    const run = state === 'confirmation' ? cancelRequest : cancelAct
    const cancel = { name: 'cancel', refusal: refusal ?? undefined, run }
    return { title: instance, values: {}, goes: {}, sections: [], acts: [cancel] }
  },
  bulk: [{ name: 'cancel', danger: true, of: 'acts' }],
}
