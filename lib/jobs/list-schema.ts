import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'
import { JOB_STATES as GANETI_STATES } from '@/lib/rapi/job-states'

/** Ganeti's own, and one of ours: it knows the job no more. */
export const JOB_STATES = [...GANETI_STATES, 'lost'] as const
export type JobState = (typeof JOB_STATES)[number]

/** Ganeti cancels what waits, not what runs. */
export const CANCELABLE = ['queued', 'waiting'] as const

/** What the list can be sorted by. */
export const JOB_SORTABLE = ['id', 'kind', 'on', 'cluster', 'state', 'received', 'duration'] as const
export type JobSortable = (typeof JOB_SORTABLE)[number]

const words = z.array(z.string().max(300)).max(50).default([])

/** Values of one filter are alternatives; filters narrow one another. Empty: any. `age`: waits or runs for too long. */
const filters = z.object({
  state: z.array(z.enum(JOB_STATES)).default([]),
  cluster: words,
  kind: words,
  instance: words,
  person: words,
  age: z.array(z.enum(['stuck'])).default([]),
})
export type JobFilters = z.infer<typeof filters>
export const JOB_FILTERS = filters.keyof().options

/** Of the filters in an address, those that mean something. */
export const readJobFilters = (asked: Record<string, readonly string[]>): JobFilters => parseFitting(filters, asked)

export const JOB_LOOKUPS = ['kind', 'instance', 'person'] as const
export type JobLookup = (typeof JOB_LOOKUPS)[number]
