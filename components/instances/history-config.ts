import type { ListConfig } from '@/components/tables/list-state'

export const historyConfig = { sortable: [], sort: 'at', dir: 'desc', filters: [] } satisfies ListConfig
