import type { ClusterFace } from '@/components/status/health-chip'
import { arrange, type Order } from '@/components/tables/in-memory'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import type { listClusters } from '@/lib/clusters/queries'
import { faceOf, kindOf } from './cluster-face'

export const ACCESS = ['write', 'read', 'none', 'unknown'] as const
export type Access = (typeof ACCESS)[number]

export type ClusterRow = {
  id: string
  href: string
  slug: string
  hostname: string
  health: ClusterFace
  kind: ReturnType<typeof kindOf>
  version: string | null
  instances: number | null
  nodes: number | null
  access: Access
  asOf: string | null
}

export const clusterListConfig = {
  sortable: ['cluster', 'version', 'instances', 'nodes', 'asOf'],
  sort: 'cluster',
  filters: ['health', 'access'],
} satisfies ListConfig

export const accessOf = (text: string | null | undefined): Access => ACCESS.find((word) => word === text) ?? 'unknown'

export function clusterRows(clusters: Awaited<ReturnType<typeof listClusters>>): ClusterRow[] {
  return clusters.map((cluster) => {
    const { id, slug, hostname, state, _count } = cluster
    const health = faceOf(cluster)
    const met = Boolean(state?.answeredAt)
    return {
      id: String(id),
      href: `/admin/clusters/${slug}`,
      slug,
      hostname,
      health,
      kind: kindOf(health),
      version: state?.softwareVersion ?? null,
      instances: met ? _count.instances : null,
      nodes: met ? _count.nodes : null,
      access: accessOf(state?.access),
      asOf: state?.answeredAt?.toISOString() ?? null,
    }
  })
}

export function arrangeClusters(rows: ClusterRow[], state: ListState) {
  const { health = [], access = [] } = state.filters
  return arrange(rows, state, {
    texts: ({ slug, hostname, version }) => [slug, hostname, version],
    order,
    keep: (row) =>
      (health.length === 0 || health.includes(row.kind)) && (access.length === 0 || access.includes(row.access)),
  })
}

function order(row: ClusterRow, column: string): Order {
  switch (column) {
    case 'version':
    case 'instances':
    case 'nodes':
    case 'asOf':
      return row[column]
    default:
      return row.slug
  }
}
