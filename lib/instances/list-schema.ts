import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'

/** What the list can be sorted by. */
export const SORTABLE = [
  'name',
  'status',
  'cluster',
  'vcpus',
  'memory',
  'disk',
  'addresses',
  'owners',
  'node',
  'os',
  'created',
  'changed',
] as const
export type Sortable = (typeof SORTABLE)[number]

/** As people read the state: running, stopped, stopped but should run, running but should be stopped, ... */
export const FACES = ['running', 'stopped', 'shouldRun', 'shouldStop', 'nodeDown', 'error', 'unknown'] as const

const names = z.array(z.string().max(300)).max(100).default([])
const either = <const T extends readonly string[]>(words: T) => z.array(z.enum(words)).default([])

/** Values of one filter are alternatives; filters narrow one another. Empty: any. */
export const filtersSchema = z.object({
  cluster: names,
  status: either(FACES),
  owner: names,
  group: names,
  tag: names,
  node: names,
  lock: either(['locked', 'unlocked']),
  isolation: either(['isolated', 'connected']),
  reboot: either(['needed', 'unneeded']),
  freshness: either(['stale', 'fresh']),
  ownership: either(['none', 'some']),
})
export type InstanceFilters = z.infer<typeof filtersSchema>
export const FILTERS = filtersSchema.keyof().options

/** Of the filters in an address, those that mean something; what does not is left out. */
export const readFilters = (asked: Record<string, readonly string[]>): InstanceFilters =>
  parseFitting(filtersSchema, asked)

/** The filters whose values are looked up as one types. */
export const LOOKUPS = ['owner', 'group', 'tag', 'node'] as const
export type Lookup = (typeof LOOKUPS)[number]

export const COLUMNS = [
  'status',
  'cluster',
  'vcpus',
  'memory',
  'disk',
  'addresses',
  'owners',
  'node',
  'os',
  'tags',
  'macs',
  'application',
  'created',
  'changed',
] as const
export type InstanceColumn = (typeof COLUMNS)[number]

export const USUAL_COLUMNS: readonly InstanceColumn[] = [
  'status',
  'cluster',
  'vcpus',
  'memory',
  'disk',
  'addresses',
  'owners',
  'node',
]
