import { db } from '@/lib/db/client'
import type { AuditEntry, Prisma } from '@/lib/db/generated/client'

export type Change = { field: string; from: unknown; to: unknown }

/** `changes`: what became of which field; `facts`: what else the entry tells. */
export type ChangeRow = {
  id: string
  at: string
  who: string
  action: string
  changes: Change[]
  facts: Record<string, unknown>
}

/** What was done of all that the entries tell, the newest first, for a caller that has found them readable. */
export async function changesWhere(where: Prisma.AuditEntryWhereInput, take = 100) {
  const found = { allowed: true, AND: where }
  const entries = await db.auditEntry.findMany({ where: found, orderBy: { id: 'desc' }, take })
  return entries.map((entry) => ({ entry, row: rowOf(entry) }))
}

function rowOf({ id, at, actorName, action, detail }: AuditEntry): ChangeRow {
  const { from, to, ...rest } = detail as Record<string, unknown>
  const whole = isRecord(from) && isRecord(to)
  const fields = Object.entries(whole ? { ...rest, ...between(from, to) } : (detail as Record<string, unknown>))
  return {
    id: String(id),
    at: at.toISOString(),
    who: actorName,
    action,
    changes: fields.flatMap(([field, value]) => (isChange(value) ? [{ field, from: value.from, to: value.to }] : [])),
    facts: Object.fromEntries(fields.filter(([, value]) => !isChange(value))),
  }
}

/** Of all that was and is, what differs; what only one of them tells did not change. */
function between(from: Record<string, unknown>, to: Record<string, unknown>) {
  const both = Object.keys(to).filter((field) => field in from)
  const differing = both.filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
  return Object.fromEntries(differing.map((field) => [field, { from: from[field], to: to[field] }]))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isChange = (value: unknown): value is { from: unknown; to: unknown } => isRecord(value) && 'to' in value
