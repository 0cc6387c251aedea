/** Words of the list that browsers need, too: without what checks them, which is large. */

/** Columns that are shown to who has chosen none. */
export const USUAL_COLUMNS = ['status', 'cluster', 'vcpus', 'memory', 'disk', 'addresses', 'owners', 'node'] as const

/** What the list can be sorted by. */
export const SORTABLE = ['name', ...USUAL_COLUMNS, 'os', 'created', 'changed'] as const
export type Sortable = (typeof SORTABLE)[number]

/** As people read the state: running, stopped, stopped but should run, running but should be stopped, ... */
export const FACES = ['running', 'stopped', 'shouldRun', 'shouldStop', 'nodeDown', 'error', 'unknown'] as const

/** What the list can be narrowed by. */
export const FILTERS = [
  'cluster',
  'status',
  'owner',
  'group',
  'tag',
  'node',
  'lock',
  'isolation',
  'reboot',
  'freshness',
  'ownership',
] as const
export type InstanceFilter = (typeof FILTERS)[number]

/** The filters whose values are looked up as one types. */
export const LOOKUPS = ['owner', 'group', 'tag', 'node'] as const
export type Lookup = (typeof LOOKUPS)[number]

export const COLUMNS = [...USUAL_COLUMNS, 'os', 'tags', 'macs', 'application', 'created', 'changed'] as const
export type InstanceColumn = (typeof COLUMNS)[number]

/** Seconds that a system gets to stop by itself; Ganeti's own default. */
export const SHUTDOWN_TIMEOUT_S = 120
