import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv/csv'

type Cell = string | number | null

/** A table to be kept as a file, named with the day. */
export function csvAnswer(name: string, now: Date, head: string[], rows: readonly Cell[][]): Response {
  const lines = rows.map((row) => csvLine(row.map((cell) => cell ?? '')))
  return new Response(BYTE_ORDER_MARK + csvLine(head) + lines.join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
