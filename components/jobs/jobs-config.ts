import type { ListConfig } from '@/components/tables/list-state'
import { JOB_FILTERS, JOB_SORTABLE } from '@/lib/jobs/list-schema'

export const jobsConfig = {
  sortable: JOB_SORTABLE,
  sort: 'received',
  dir: 'desc',
  filters: JOB_FILTERS,
} satisfies ListConfig
