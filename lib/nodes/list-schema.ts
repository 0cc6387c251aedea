import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'

export const NODE_ROLES = ['master', 'master-candidate', 'regular', 'drained', 'offline'] as const
export type NodeRole = (typeof NODE_ROLES)[number]

export const NODE_SORTABLE = ['name', 'cluster', 'role', 'group', 'memory', 'disk', 'cpus', 'primaries'] as const
export type NodeSortable = (typeof NODE_SORTABLE)[number]

const words = z.array(z.string().max(300)).max(50).default([])

/** `room`: whether it could take over the mirrors that it holds. */
const filters = z.object({
  cluster: words,
  role: z.array(z.enum(NODE_ROLES)).default([]),
  group: words,
  room: z.array(z.enum(['short'])).default([]),
})
export type NodeFilters = z.infer<typeof filters>
export const NODE_FILTERS = filters.keyof().options

/** Of the filters in an address, those that mean something. */
export const readNodeFilters = (asked: Record<string, readonly string[]>): NodeFilters => parseFitting(filters, asked)
