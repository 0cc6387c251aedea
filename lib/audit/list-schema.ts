import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'

const words = z.array(z.string().max(255)).max(50).default([])
const day = z.array(z.iso.date()).max(1).default([])

/** Values of one filter are alternatives. Days are those of the reader's time zone, both included. */
export const auditFiltersSchema = z.object({
  actor: words,
  action: words,
  target: words,
  cluster: words,
  instance: words,
  outcome: z.array(z.enum(['allowed', 'refused'])).default([]),
  from: day,
  to: day,
})
export type AuditFilters = z.infer<typeof auditFiltersSchema>
export const AUDIT_FILTERS = auditFiltersSchema.keyof().options

/** Of the filters in an address, those that mean something. */
export const readAuditFilters = (asked: Record<string, readonly string[]>): AuditFilters =>
  parseFitting(auditFiltersSchema, asked)
