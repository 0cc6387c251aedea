import { z } from 'zod'
import { path } from './path'
import type { Transport } from './transport'

/** Ganeti's filter language: `['=', field, value]`, `['|', ...filters]`, … (design-query2). */
export type Filter = [operator: string, ...operands: unknown[]]

const answer = z.object({ data: z.array(z.array(z.unknown())) })

/**
 * `PUT /2/query/KIND` for the fields that the schema names. A value that Ganeti marks as anything but normal (unknown
 * to this version, not available, offline) is absent from its row.
 */
export async function query<Row>(
  transport: Transport,
  kind: string,
  row: z.ZodType<Row> & { shape: object },
  qfilter?: Filter,
): Promise<Row[]> {
  const fields = Object.keys(row.shape)
  const request = { method: 'PUT', path: path([2, 'query', kind]), body: { fields, qfilter } } as const
  const rows = answer.transform(({ data }, context) => {
    const parsed = z.array(row).safeParse(data.map((cells) => toRecord(fields, cells)))
    if (parsed.success) return parsed.data
    for (const { path: at, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: at, message })
    return z.NEVER
  })
  return transport.read(request, rows)
}

function toRecord(fields: readonly string[], cells: readonly unknown[]): Record<string, unknown> {
  const normal = fields.flatMap((field, at) => {
    const cell = cells[at]
    return Array.isArray(cell) && cell[0] === 0 ? [[field, cell[1]] as const] : []
  })
  return Object.fromEntries(normal)
}
