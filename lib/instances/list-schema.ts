import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'
import { FACES, type InstanceFilter } from './words'

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
} satisfies Record<InstanceFilter, z.ZodType>)
export type InstanceFilters = z.infer<typeof filtersSchema>

/** Of the filters in an address, those that mean something; what does not is left out. */
export const readFilters = (asked: Record<string, readonly string[]>): InstanceFilters =>
  parseFitting(filtersSchema, asked)
