import type { ListConfig } from '@/components/tables/list-state'
import { FILTERS, SORTABLE } from '@/lib/instances/words'

/** Nodes are for those who view instances that are not their own. */
export const listConfigFor = (viewer: boolean): ListConfig => ({
  sortable: SORTABLE.filter((column) => viewer || column !== 'node'),
  sort: 'name',
  filters: FILTERS.filter((filter) => viewer || (filter !== 'node' && filter !== 'ownership')),
})
