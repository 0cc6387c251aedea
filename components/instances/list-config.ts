import type { ListConfig } from '@/components/tables/list-state'

export const instanceListConfig = {
  sortable: ['name', 'cluster', 'vcpus', 'memory', 'disk', 'changed'],
  sort: 'name',
  filters: ['cluster'],
} satisfies ListConfig
