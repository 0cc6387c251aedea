'use client'

import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import { BodyRow } from './body-row'
import cards from './cards.module.css'
import classes from './data-table.module.css'
import { Faces } from './faces'
import { Foot } from './foot'
import { HeadRow } from './head-row'
import leaving from './leaving.module.css'
import { isFiltered, type ListConfig, type ListState } from './list-state'
import { moveByKeys, openRow } from './row-keys'
import { Top } from './top'
import type { Column, Filter, TableRow } from './types'
import { useList } from './use-list'
import { useSelection } from './use-selection'

const features = tableFeatures({ rowSelectionFeature })

export type DataTableProps<R extends TableRow> = {
  /** What the table lists; read to screen readers. */
  label: string
  columns: Column<R>[]
  rows: R[]
  total: number
  state: ListState
  config: ListConfig
  /** The search box's placeholder; false for no search. */
  search?: string | false
  filters?: Filter[]
  /** Beside the filters: export, columns. */
  tools?: ReactNode
  /** When there are no rows at all; a filtered list has its own words. */
  empty: ReactNode
  /** Instead of rows: what failed, since when, what still works. */
  failure?: ReactNode
  /** The row whose panel is open. */
  currentId?: string | undefined
  /** Turns on selection: the acts for what is selected, here and on other pages. From client components only. */
  selection?: (ids: string[], clear: () => void) => ReactNode
  selectionNote?: (selected: R[]) => string
  /** Lower rows. */
  compact?: boolean
  selectable?: (row: R) => boolean
  rowActs?: (row: R) => ReactNode
  /** For a table beside others, without keys shown below it. */
  quiet?: boolean
  /** All rows are there: no pages. */
  whole?: boolean
}

export function DataTable<R extends TableRow>(props: DataTableProps<R>) {
  const { label, columns, rows, total, state, config, selection, selectable, rowActs, currentId } = props
  const { list, pending } = useList(state, config)
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, accessorFn: (row: R) => row[column.id] })),
    [columns],
  )
  const chosen = useSelection()
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => selectable?.(row.original) ?? true,
    state: { rowSelection: chosen.selected },
    onRowSelectionChange: (change) => chosen.select(typeof change === 'function' ? change(chosen.selected) : change),
  })
  const latest = useRef(table)
  useEffect(() => {
    latest.current = table
  })
  const toggle = useCallback((id: string, event: unknown) => {
    latest.current.getRow(id).getToggleSelectedHandler()(event)
  }, [])
  const all = table.getIsAllRowsSelected()
  const some = table.getSelectedRowModel().rows.length > 0
  const toggleAll = useCallback(() => latest.current.toggleAllRowsSelected(), [])
  return (
    <div className={`${classes.wrap} ${leaving.leaving} ${cards.cards}`}>
      <Top
        rows={rows}
        state={state}
        list={list}
        search={props.search}
        filters={props.filters}
        tools={props.tools}
        selection={selection}
        selectionNote={props.selectionNote}
        selected={chosen.told}
        select={chosen.select}
      />
      <div
        className={[classes.sheet, cards.sheet, pending && classes.busy].filter(Boolean).join(' ')}
        aria-busy={pending}
      >
        {rows.length === 0 || props.failure ? (
          <Faces failure={props.failure} filtered={isFiltered(state)} empty={props.empty} list={list} />
        ) : (
          <div className={classes.scroll}>
            <table
              className={`${classes.table} ${cards.table}`}
              aria-label={label}
              data-compact={props.compact || undefined}
            >
              <HeadRow
                columns={columns}
                state={state}
                list={list}
                acts={rowActs !== undefined}
                selected={selection ? (all ? 'all' : some ? 'some' : 'none') : undefined}
                toggleAll={toggleAll}
              />
              <tbody onClick={openRow} onKeyDown={moveByKeys}>
                {table.getRowModel().rows.map((row) => (
                  <BodyRow
                    key={row.id}
                    row={row.original}
                    columns={columns}
                    current={row.id === currentId}
                    acts={rowActs}
                    selected={selection ? row.id in chosen.drawn : undefined}
                    selectable={row.getCanSelect()}
                    toggle={toggle}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <Foot
        columns={columns}
        state={state}
        total={total}
        list={list}
        selects={selection !== undefined}
        quiet={props.quiet}
        whole={props.whole}
      />
    </div>
  )
}
