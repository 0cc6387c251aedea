'use client'

import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import cards from './cards.module.css'
import { Cell } from './cell'
import { Check } from './check'
import classes from './data-table.module.css'
import { alignOf } from './head-row'
import type { Column, TableRow } from './types'

type Props<R extends TableRow> = {
  row: R
  columns: Column<R>[]
  current: boolean
  acts: ((row: R) => ReactNode) | undefined
  /** Undefined: there is nothing to select in this table. */
  selected: boolean | undefined
  selectable: boolean
  toggle: (id: string, event: unknown) => void
}

/** Rendered again only where something of the row itself has changed: there are up to 200. */
export const BodyRow = memo(BodyRowNow) as typeof BodyRowNow

function BodyRowNow<R extends TableRow>({ row, columns, current, acts, selected, selectable, toggle }: Props<R>) {
  const t = useTranslations('table')
  const name = String(row[columns[0]?.id ?? 'id'] ?? row.id)
  return (
    <tr
      className={`${classes.row} ${cards.row}`}
      data-href={row.href ? '' : undefined}
      data-stale={row.stale || undefined}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-acts={acts ? '' : undefined}
      aria-current={current || undefined}
    >
      {selected === undefined ? null : (
        <td className={`${classes.check} ${cards.check}`}>
          <Check
            label={t('select', { name })}
            on={selected}
            disabled={!selectable}
            toggle={(event) => toggle(row.id, event)}
          />
        </td>
      )}
      <Cells row={row} columns={columns} acts={acts} />
    </tr>
  )
}

const Cells = memo(CellsNow) as typeof CellsNow

/** What stays as it is when the row is selected. */
function CellsNow<R extends TableRow>({ row, columns, acts }: Pick<Props<R>, 'row' | 'columns' | 'acts'>) {
  return (
    <>
      {columns.map((column, index) => (
        <td
          key={column.id}
          data-hide={column.hideBelow}
          data-align={alignOf(column)}
          data-card={cardPlace(column, index)}
          data-label={isLabelled(column) ? column.header : undefined}
          data-empty={isEmpty(row[column.id]) && !column.render ? '' : undefined}
        >
          <Cell column={column} row={row} />
        </td>
      ))}
      {acts ? (
        <td className={`${classes.acts} ${cards.acts}`}>
          <Acts acts={acts} row={row} />
        </td>
      ) : null}
    </>
  )
}

const Acts = memo(ActsNow) as typeof ActsNow

function ActsNow<R extends TableRow>({ acts, row }: { acts: (row: R) => ReactNode; row: R }) {
  return acts(row)
}

/** On a card, without the head of the table, these alone would not tell what they are. */
const LABELLED = ['number', 'when']
const isLabelled = <R extends TableRow>({ card, kind }: Column<R>) => card === 'line' || LABELLED.includes(kind ?? '')
const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const chips = ['status', 'application', 'job', 'health']

function cardPlace<R extends TableRow>(column: Column<R>, index: number) {
  if (column.card) return column.card
  if (index === 0) return 'title'
  return chips.includes(column.kind ?? '') ? 'status' : 'meta'
}
