import type { Column, FilterOption, TableRow } from '@/components/tables/types'

/** A kind that is administered; its texts are under `admin.KIND` in the locales. */
export type KindName =
  | 'users'
  | 'groups'
  | 'organizations'
  | 'keys'
  | 'sessions'
  | 'applications'
  | 'pending'
  | 'notices'
  | 'pages'
  | 'posts'
  | 'programs'
  | 'tokens'
  | 'webhooks'

/**
 * `word`: a value that has its text under `admin.KIND.option.COLUMN`. `draw`: an action of the log, a browser's
 * User-Agent or a permission, in words.
 */
export type ColumnSpec = Pick<Column<TableRow>, 'kind' | 'sortable' | 'hideBelow' | 'align' | 'card'> & {
  id: string
  word?: boolean
  draw?: 'act' | 'agent' | 'right' | 'everywhere'
}

/** Options that are data, or words under `admin.KIND.option.FILTER`. */
export type FilterSpec = { name: string } & ({ options: FilterOption[] } | { words: readonly string[] })

export type Value = string | boolean | null | string[]
export type Values = Record<string, Value>

export type FieldSpec = {
  name: string
  /**
   * `fixed`: shown, never changed. `people`: looked up as one types; its values are ids. `lines`: of a text, in mono.
   * `moment`: ISO 8601, or null.
   */
  type: 'text' | 'mono' | 'email' | 'area' | 'moment' | 'check' | 'choice' | 'choices' | 'people' | 'lines' | 'fixed'
  /** Has a sentence under `admin.KIND.help`. */
  help?: boolean
  options?: FilterOption[]
  /** Instead of options, and always one of them: words under `admin.KIND.option.FIELD`. */
  words?: readonly string[]
  /** A code under `errors` that says why it cannot be changed by this person. */
  refusal?: string | undefined
}

export type SectionSpec = { name: string; fields: FieldSpec[] }

/** What hangs on a thing: how many of each, with its text under `admin.KIND.goes`. */
export type Goes = Record<string, number>

/** `tells`: returns something that is shown this once. */
export type ActSpec = {
  name: string
  danger?: boolean
  asksReason?: boolean
  tells?: boolean
  refusal?: string | undefined
}

/** An act on many, with its texts under `admin.KIND.bulk`; `options`: one of them is chosen. */
export type BulkSpec = { name: string; danger: boolean; asksReason: boolean; options?: FilterOption[] }

/** What an act would do to many. */
export type Weighed = {
  would: number
  goes: Goes
  refusals: { code: string; values: Record<string, string | number>; count: number }[]
}

/** What became of one of many; `title` is null where there is none any more. */
export type Outcome = {
  id: string
  title: string | null
  refused: { code: string; values: Record<string, string | number> } | null
}

/** What hangs on a thing, on its page, with its texts under `admin.related`; `more`: the list of all of them. */
export type RelatedSpec = {
  name: string
  columns: ColumnSpec[]
  rows: TableRow[]
  total: number
  more?: string
  /** The kind that these rows are of, by which each can be deleted here. */
  removes?: KindName
}
