import { arrange } from '@/components/tables/in-memory'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import type { listGanetiNetworks, listStoredNetworks } from '@/lib/networks/queries'

export type Found = Awaited<ReturnType<typeof listGanetiNetworks>>[number]
type Stored = Awaited<ReturnType<typeof listStoredNetworks>>[number]

export type FoundRow = {
  id: string
  stale: boolean
  name: string
  cluster: string
  clusterId: number
  subnet: string | null
  free: number | null
  reserved: number | null
  connections: { group: string; mode: string; link: string; stored: { id: number; description: string } | null }[]
}

export type StoredRow = {
  id: string
  href: string
  description: string
  cluster: string
  mode: string
  link: string
  isDefault: boolean
  ipv6Prefix: string | null
  groups: string[]
}

export const networkListConfig = {
  sortable: ['name', 'cluster', 'subnet', 'free'],
  sort: 'cluster',
  filters: ['cluster'],
} satisfies ListConfig

const within = (state: ListState) => {
  const { cluster = [] } = state.filters
  return (row: { cluster: string }) => cluster.length === 0 || cluster.includes(row.cluster)
}

/** Each connection with the stored network of the same link and mode, which lends it its description. */
export function foundRows(found: Found[], stored: Stored[], state: ListState) {
  const rows = found.map((network): FoundRow => {
    const { clusterId, cluster, name, subnet, subnet6, free, reserved, stale, connections } = network
    return {
      id: `${clusterId}/${name}`,
      stale,
      name,
      cluster,
      clusterId,
      subnet: [subnet, subnet6].filter(Boolean).join(', ') || null,
      free,
      reserved,
      connections: connections.map(({ group, mode, link }) => {
        const twin = stored.find((row) => row.clusterId === clusterId && row.mode === mode && row.link === link)
        return { group, mode, link, stored: twin ? { id: twin.id, description: twin.description } : null }
      }),
    }
  })
  return arrange(rows, state, {
    texts: ({ name, subnet, cluster, connections }) => [
      name,
      subnet,
      cluster,
      ...connections.flatMap(({ group, link }) => [group, link]),
    ],
    order: (row, column) =>
      column === 'free'
        ? row.free
        : column === 'name' || column === 'subnet'
          ? row[column]
          : `${row.cluster} ${row.name}`,
    keep: within(state),
  })
}

/** Typed in by people, so few: all on one page, under the same search. */
export function storedRows(stored: Stored[], state: ListState) {
  const rows = stored.map(
    ({ id, description, cluster, mode, link, isDefault, ipv6Prefix, groups }): StoredRow => ({
      id: String(id),
      href: `/admin/networks/${id}`,
      description,
      cluster: cluster.slug,
      mode,
      link,
      isDefault,
      ipv6Prefix,
      groups: groups.map((group) => group.name),
    }),
  )
  const whole = { ...state, page: 1, pageSize: Math.max(1, rows.length), sort: 'cluster', dir: 'asc' as const }
  return arrange(rows, whole, {
    texts: ({ description, cluster, link, ipv6Prefix, groups }) => [description, cluster, link, ipv6Prefix, ...groups],
    order: (row) => `${row.cluster} ${row.description}`,
    keep: within(state),
  })
}
