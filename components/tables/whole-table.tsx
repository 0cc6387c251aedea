'use client'

import { DataTable, type DataTableProps } from './data-table'
import { parseListState } from './list-state'
import type { TableRow } from './types'

const config = { sortable: [], sort: 'name' }

/** All rows at once, as they come: a part of a page, without search and pages. */
export function WholeTable<R extends TableRow>(props: Pick<DataTableProps<R>, 'label' | 'columns' | 'rows' | 'empty'>) {
  return (
    <DataTable
      {...props}
      total={props.rows.length}
      state={parseListState({}, config)}
      config={config}
      search={false}
      quiet
      whole
    />
  )
}
