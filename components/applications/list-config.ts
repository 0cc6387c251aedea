import type { ListConfig } from '@/components/tables/list-state'

export const applicationListConfig = {
  sortable: [],
  sort: 'filed',
  dir: 'desc',
  filters: ['status'],
} satisfies ListConfig
