import { HttpError } from '../http/errors'
import type { Json, JsonObject } from '../json'
import { type Field, unknownField } from './field'
import { type Filter, fieldsOf, requestedNames } from './filter'
import { matches } from './match'

/** A kind of thing that can be asked about. */
export type Table<Row> = {
  fields: Map<string, Field<Row>>
  nameField: string
  /** `fields`: what is asked of them. */
  rows(fields: readonly string[]): Row[]
  /** A row for a name that was asked for; refuses one that is not known. */
  rowOf(name: string | number): Row
}

export function makeTable<Row>(fields: Field<Row>[], table: Omit<Table<Row>, 'fields'>): Table<Row> {
  return { ...table, fields: new Map(fields.map((field) => [field.name, field])) }
}

export function runQuery<Row>(table: Table<Row>, names: string[], filter: Filter | null): JsonObject {
  const fields = names.map((name) => table.fields.get(name) ?? unknownField<Row>(name))
  const rows = selectRows(table, names, filter)
  return { data: rows.map((row) => fields.map((field): Json => field.value(row))), fields: shown(fields) }
}

/** Every field that there is, or those named. */
export function describeFields<Row>(table: Table<Row>, names: string[] | null): JsonObject {
  const known = [...table.fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return { fields: shown(names?.map((name) => table.fields.get(name) ?? unknownField<Row>(name)) ?? known) }
}

/** Objects with a key per field, as the resources of their own address give them. */
export function bulkObjects<Row>(table: Table<Row>, names: readonly string[], rows: Row[]): JsonObject[] {
  const fields = names.map((name) => table.fields.get(name) ?? unknownField<Row>(name))
  return rows.map((row) => Object.fromEntries(fields.map((field) => [field.name, field.value(row)[1]])))
}

function selectRows<Row>(table: Table<Row>, fields: readonly string[], filter: Filter | null): Row[] {
  if (filter === null) return table.rows(fields)
  for (const name of fieldsOf(filter)) {
    if (!table.fields.has(name)) throw new HttpError(500, `Can't find field named '${name}'`)
  }
  const names = requestedNames(filter, table.nameField)
  const typed = names?.every((name) => typeof name === (table.nameField === 'id' ? 'number' : 'string'))
  if (names && typed) return names.map((name) => table.rowOf(name))
  const cell = (row: Row) => (name: string) => (table.fields.get(name) ?? unknownField<Row>(name)).value(row)
  return table.rows(fields).filter((row) => matches(filter, cell(row)))
}

function shown<Row>(fields: Field<Row>[]): Json {
  return fields.map(({ name, title, kind, doc }) => ({ name, title, kind, doc }))
}
