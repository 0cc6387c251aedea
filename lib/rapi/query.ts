import { hash } from 'node:crypto'
import { z } from 'zod'
import { parseJson, unexpected } from './answer'
import { RapiError } from './errors'
import { path } from './path'
import { rowTexts } from './rows'
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

/** A row as it came; reading it throws a RapiError where it is not what the schema says. */
export type Unread<Row> = {
  /** The same as long as every field of the row is. */
  digest: string
  read(): Row
}

/** As `query`, for who has read most of the rows before. */
export async function queryUnread<Row>(
  transport: Transport,
  kind: string,
  row: z.ZodType<Row> & { shape: object },
): Promise<Unread<Row>[]> {
  const fields = Object.keys(row.shape)
  const request = { method: 'PUT', path: path([2, 'query', kind]), body: { fields } } as const
  const malformed = (why: string) => new RapiError('malformed', `${request.method} ${request.path}: ${why}`)
  const texts = rowTexts(await transport.readText(request))
  if (texts === null) throw malformed('the answer is not rows')
  return texts.map((text) => ({
    digest: hash('sha1', text, 'base64'),
    read() {
      const cells = parseJson(text)
      if (!Array.isArray(cells)) throw malformed('a row is not JSON')
      const parsed = row.safeParse(toRecord(fields, cells))
      if (parsed.success) return parsed.data
      throw malformed(unexpected(parsed.error))
    },
  }))
}

function toRecord(fields: readonly string[], cells: readonly unknown[]): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [at, field] of fields.entries()) {
    const cell = cells[at]
    if (Array.isArray(cell) && cell[0] === 0) record[field] = cell[1]
  }
  return record
}
