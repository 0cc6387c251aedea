import { pageOfApplications } from '@/lib/applications/list-all'
import { readApplication } from '@/lib/applications/queries'
import { rejectApplication } from '@/lib/applications/reject-application'
import { APPLICATION_STATUSES } from '@/lib/applications/state'
import { clusterChoices } from '@/lib/clusters/cluster-choices'
import { choices, iso, type Kind } from './kind'

export const applications: Kind = {
  name: 'applications',
  ids: 'number',
  config: {
    sortable: ['hostname', 'applicant', 'status', 'filedAt'],
    sort: 'filedAt',
    dir: 'desc',
    filters: ['status', 'kind', 'cluster'],
  },
  columns: [
    { id: 'hostname', kind: 'name', sortable: true },
    { id: 'applicant', sortable: true },
    { id: 'status', kind: 'application', sortable: true },
    { id: 'number', kind: 'number', align: 'end', hideBelow: 860 },
    { id: 'kind', word: true, hideBelow: 960 },
    { id: 'cluster', kind: 'soft', hideBelow: 860 },
    { id: 'reviewer', kind: 'soft', hideBelow: 1080 },
    { id: 'filedAt', kind: 'when', sortable: true, hideBelow: 760 },
  ],
  filters: async (ctx) => {
    const clusters = await clusterChoices(ctx, ['review_applications', 'view_applications'])
    return [
      { name: 'status', words: APPLICATION_STATUSES },
      { name: 'kind', words: ['create', 'change'] },
      { name: 'cluster', options: choices(clusters.map(({ id, slug }) => ({ id, label: slug }))) },
    ]
  },
  list: async (ctx, page) => {
    const { total, rows } = await pageOfApplications(ctx, page)
    const row = ({ filedAt, ...rest }: (typeof rows)[number]) => ({ ...rest, number: rest.id, filedAt: iso(filedAt) })
    return { total, rows: rows.map(row) }
  },
  hrefOf: (id) => `/applications/${id}`,
  read: async (ctx, id) => {
    const { hostname, version, may } = await readApplication(ctx, Number(id))
    const refusal = may.review ? 'not_in_this_state' : 'forbidden'
    const reject = {
      name: 'reject',
      danger: true,
      asksReason: true,
      refusal: may.reject ? undefined : refusal,
      run: (_: unknown, __: string, reason: string) => rejectApplication(ctx, Number(id), version, reason),
    }
    return { title: `#${id} ${hostname}`, values: {}, goes: {}, sections: [], acts: [reject] }
  },
  bulk: [{ name: 'reject', danger: true, asksReason: true, of: 'acts' }],
}
