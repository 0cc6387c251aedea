import type { Json } from '../json'

/** Statuses of a value: normal, unknown field, no data, not available here, node offline. */
export type Cell = [0 | 1 | 2 | 3 | 4, Json]

export type Kind = 'text' | 'number' | 'bool' | 'unit' | 'timestamp' | 'float' | 'other' | 'unknown'

export type Field<Row> = { name: string; title: string; kind: Kind; doc: string; value: (row: Row) => Cell }

export const normal = (value: Json): Cell => [0, value]
export const noData: Cell = [2, null]
export const unavailable: Cell = [3, null]
export const offline: Cell = [4, null]

/** Null where there is nothing, as a value that is not available. */
export const optional = (value: Json | undefined): Cell =>
  value === undefined || value === null ? unavailable : normal(value)

export function field<Row>(name: string, kind: Kind, value: (row: Row) => Cell, title?: string): Field<Row> {
  return { name, title: title ?? titleOf(name), kind, doc: `Value of ${name}`, value }
}

export function plain<Row>(name: string, kind: Kind, value: (row: Row) => Json, title?: string): Field<Row> {
  return field(name, kind, (row: Row) => normal(value(row)), title)
}

export function unknownField<Row>(name: string): Field<Row> {
  return { name, title: name, kind: 'unknown', doc: `Unknown field '${name}'`, value: () => [1, null] }
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll(' ', '_')
}
