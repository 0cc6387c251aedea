import { HttpError } from '../http/errors'
import type { Json, JsonObject } from '../json'
import { bulkObjects, type Table } from '../query/table'
import { flagParameter, type ResourceRequest } from './request'

type Listed<Row> = { table: Table<Row>; fields: readonly string[]; path: string; idKey: 'id' | 'name' }

/** Names and addresses, or with `bulk` everything. */
export function listOf<Row>(request: ResourceRequest, { table, fields, path, idKey }: Listed<Row>): Json {
  const rows = table.rows([])
  if (flagParameter(request, 'bulk')) return bulkObjects(table, fields, rows)
  return bulkObjects(table, [table.nameField], rows).map((one) => {
    const name = one[table.nameField] ?? null
    return { [idKey]: name, uri: `${path}/${String(name)}` }
  })
}

/** One thing by its name, with every field of the list. */
export function oneOf<Row>(table: Table<Row>, fields: readonly string[], name: string): JsonObject {
  try {
    const [object] = bulkObjects(table, fields, [table.rowOf(name)])
    if (object) return object
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
  }
  throw new HttpError(404)
}
