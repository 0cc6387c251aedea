import type { ListConfig } from '@/components/tables/list-state'

export const archiveConfig = { sortable: ['createdAt'], sort: 'createdAt', dir: 'desc' } satisfies ListConfig
export const recipientsConfig = { sortable: [], sort: 'username', pageSize: 50 } satisfies ListConfig
