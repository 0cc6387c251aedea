import type { ListConfig } from '@/components/tables/list-state'

export const idleListConfig = { sortable: [], sort: 'active', pageSize: 50 } satisfies ListConfig
