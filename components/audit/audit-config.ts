import type { ListConfig } from '@/components/tables/list-state'
import { AUDIT_FILTERS } from '@/lib/audit/list-schema'

export const auditConfig = { sortable: [], sort: 'at', dir: 'desc', filters: AUDIT_FILTERS } satisfies ListConfig
