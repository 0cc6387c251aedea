'use client'

import { VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Check } from './check'
import classes from './data-table.module.css'
import { keepWidths } from './keep-widths'
import type { ListState } from './list-state'
import type { Column, TableRow } from './types'
import type { List } from './use-list'

type Props<R extends TableRow> = {
  columns: Column<R>[]
  state: ListState
  list: List
  acts: boolean
  /** How many of the rows are; undefined: there is nothing to select in this table. */
  selected: 'all' | 'some' | 'none' | undefined
  toggleAll: () => void
}

export const HeadRow = memo(HeadRowNow) as typeof HeadRowNow

function HeadRowNow<R extends TableRow>({ columns, state, list, acts, selected, toggleAll }: Props<R>) {
  const t = useTranslations('table')
  return (
    <thead>
      <tr key={columns.map(({ id }) => id).join()} ref={keepWidths}>
        {selected ? (
          <th scope="col" className={classes.check}>
            <Check label={t('selectAll')} on={selected === 'all'} some={selected === 'some'} toggle={toggleAll} />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} state={state} list={list} />
        ))}
        {acts ? (
          <th scope="col" className={classes.acts}>
            <VisuallyHidden>{t('acts')}</VisuallyHidden>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

type CellProps<R extends TableRow> = { column: Column<R>; state: ListState; list: List }

function HeadCell<R extends TableRow>({ column, state, list }: CellProps<R>) {
  const on = state.sort === column.id
  const Arrow = on && state.dir === 'desc' ? IconChevronUp : IconChevronDown
  const place = { 'data-hide': column.hideBelow, 'data-align': alignOf(column) }
  if (!column.sortable)
    return (
      <th scope="col" {...place}>
        {column.header}
      </th>
    )
  return (
    <th scope="col" aria-sort={on ? (state.dir === 'asc' ? 'ascending' : 'descending') : 'none'} {...place}>
      <button
        type="button"
        className={classes.sort}
        data-on={on || undefined}
        onClick={() => list.change({ sort: column.id, dir: on && state.dir === 'asc' ? 'desc' : 'asc' })}
      >
        {column.header}
        <Arrow size={14} stroke={1.75} aria-hidden />
      </button>
    </th>
  )
}

export function alignOf<R extends TableRow>(column: Column<R>): 'start' | 'end' {
  return column.align ?? (column.kind === 'number' || column.kind === 'mib' ? 'end' : 'start')
}
