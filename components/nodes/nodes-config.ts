import type { ListConfig } from '@/components/tables/list-state'
import { NODE_FILTERS, NODE_SORTABLE } from '@/lib/nodes/list-schema'

export const nodesConfig = { sortable: NODE_SORTABLE, sort: 'name', filters: NODE_FILTERS } satisfies ListConfig
