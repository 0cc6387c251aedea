import type { ListConfig } from '@/components/tables/list-state'

export const rightsConfig = {
  sortable: [],
  sort: 'username',
  filters: ['permission', 'why', 'cluster'],
  pageSize: 100,
} satisfies ListConfig
