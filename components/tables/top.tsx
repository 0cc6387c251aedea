'use client'

import { memo, type ReactNode } from 'react'
import type { ListState } from './list-state'
import { SelectionBar } from './selection-bar'
import { Toolbar } from './toolbar'
import type { Filter, TableRow } from './types'
import type { List } from './use-list'
import type { Selected } from './use-selection'

type Props<R extends TableRow> = {
  rows: R[]
  state: ListState
  list: List
  search: string | false | undefined
  filters: Filter[] | undefined
  tools: ReactNode
  selection: ((ids: string[], clear: () => void) => ReactNode) | undefined
  selectionNote: ((selected: R[]) => string) | undefined
  selected: Selected
  select: (selected: Selected) => void
}

const NO_FILTERS: Filter[] = []

/** Above the rows: search and filters, or what can be done with the rows that are selected. */
export const Top = memo(TopNow) as typeof TopNow

function TopNow<R extends TableRow>({ rows, selection, selectionNote, selected, select, ...props }: Props<R>) {
  const ids = Object.keys(selected)
  if (!selection || ids.length === 0)
    return (
      <Toolbar
        state={props.state}
        list={props.list}
        search={props.search}
        filters={props.filters ?? NO_FILTERS}
        tools={props.tools}
      />
    )
  const here = rows.filter(({ id }) => selected[id])
  const clear = () => select({})
  return (
    <SelectionBar count={ids.length} elsewhere={ids.length - here.length} note={selectionNote?.(here)} clear={clear}>
      {selection(ids, clear)}
    </SelectionBar>
  )
}
