import type { Ctx } from '@/lib/access/actor'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv/csv'
import { eachEntry } from './list'
import type { AuditRow } from './row'
import type { AuditAsked } from './where'

export type AuditExportTexts = {
  header(column: AuditColumn): string
  action(action: string): string
  outcome(allowed: boolean): string
}

/** Moments in ISO 8601; `detail` as JSON. */
const columns = {
  id: (row) => row.id,
  at: (row) => row.at,
  actor: (row) => row.actor,
  behalf: (row) => row.behalf ?? '',
  action: (row, texts) => texts.action(row.action),
  code: (row) => row.action,
  target: (row) => row.target,
  subject: (row) => row.subject,
  cluster: (row) => row.cluster ?? '',
  instance: (row) => row.instance ?? '',
  job: (row) => row.jobId ?? '',
  outcome: (row, texts) => texts.outcome(row.allowed),
  address: (row) => row.address ?? '',
  request: (row) => row.requestId ?? '',
  detail: (row) => JSON.stringify(row.detail),
} satisfies Record<string, (row: AuditRow, texts: AuditExportTexts) => string | number>

export type AuditColumn = keyof typeof columns
const COLUMNS = Object.keys(columns) as AuditColumn[]

/** The log as CSV, in parts. */
export async function* exportAudit(ctx: Ctx, query: AuditAsked, texts: AuditExportTexts): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(texts.header))
  for await (const rows of eachEntry(ctx, query))
    yield rows.map((row) => csvLine(COLUMNS.map((column) => columns[column](row, texts)))).join('')
}
