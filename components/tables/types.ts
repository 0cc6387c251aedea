import type { ReactNode } from 'react'

/** Plain data: `href` is where the row leads, `panel` that this is beside the list, `stale` that its cluster has not answered. */
export type TableRow = {
  id: string
  href?: string | undefined
  panel?: boolean | undefined
  stale?: boolean | undefined
  [field: string]: unknown
}

/**
 * How `row[column.id]` is drawn. `name`: mono link to the row; `title`: the same in text; `mib`: a size in MiB; `when`:
 * ISO time; `ago`: ISO time, ticking; `status`, `application`, `job`, `health`: the values of those chips; `tags`: string[].
 */
export type CellKind =
  | 'text'
  | 'soft'
  | 'mono'
  | 'number'
  | 'name'
  | 'title'
  | 'mib'
  | 'when'
  | 'ago'
  | 'status'
  | 'application'
  | 'job'
  | 'health'
  | 'tags'

export type Column<R extends TableRow> = {
  id: string
  header: string
  kind?: CellKind
  /** Instead of a kind; from client components only. */
  render?: (row: R) => ReactNode
  sortable?: boolean
  align?: 'start' | 'end'
  /** Leaves when the table is narrower than so many px. */
  hideBelow?: 760 | 860 | 960 | 1080 | 1200
  /** Its place on a phone's card; the first column is the title, chips are status, the rest meta. `line`: one of its own. */
  card?: 'title' | 'status' | 'meta' | 'extra' | 'line' | 'none'
}

export type FilterOption = { value: string; label: string }
export type Filter = {
  name: string
  label: string
  options: FilterOption[]
  multiple?: boolean
  /** Instead of options that are too many to list: looked up as one types. */
  lookUp?: (text: string) => Promise<FilterOption[]>
  /** Shown only while it is set, or once it was chosen from "More". */
  more?: boolean
}
