import { faceOf, kindOf } from '@/components/clusters/cluster-face'
import type { ClusterFace } from '@/components/status/health-chip'
import { arrange, type Order } from '@/components/tables/in-memory'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import type { ClusterLine } from '@/lib/fleet/overview'

export type OverviewRow = Omit<ClusterLine, 'id' | 'health' | 'failingSince' | 'answeredAt' | 'instancesAt'> & {
  id: string
  href: string
  health: ClusterFace
  asOf: string | null
  stale: boolean
}

export const overviewConfig = {
  sortable: ['cluster', 'instances', 'memory', 'disk', 'cpus', 'asOf'],
  sort: 'cluster',
  filters: ['health'],
} satisfies ListConfig

export const overviewRows = (lines: readonly ClusterLine[]): OverviewRow[] =>
  lines.map(({ id, health, failingSince, answeredAt, instancesAt: _, ...line }) => ({
    ...line,
    id: String(id),
    href: `/admin/clusters/${line.slug}`,
    health: faceOf({
      ...line,
      disabled: false,
      state: health === null ? null : { health, failingSince, roundTripMs: line.roundTripMs },
    }),
    asOf: answeredAt?.toISOString() ?? null,
    stale: failingSince !== null,
  }))

export function arrangeOverview(rows: OverviewRow[], state: ListState) {
  const { health = [] } = state.filters
  return arrange(rows, state, {
    texts: ({ slug, description, version }) => [slug, description, version],
    order,
    keep: (row) => health.length === 0 || health.includes(kindOf(row.health)),
  })
}

const part = (free: number | null, total: number | null) => (free === null || !total ? null : 1 - free / total)

function order(row: OverviewRow, column: string): Order {
  switch (column) {
    case 'instances':
      return row.instances
    case 'memory':
      return part(row.memoryFree, row.memoryTotal)
    case 'disk':
      return part(row.diskFree, row.diskTotal)
    case 'cpus':
      return row.cpus ? row.vcpus / row.cpus : null
    case 'asOf':
      return row.asOf
    default:
      return row.slug
  }
}
