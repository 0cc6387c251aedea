'use client'

import { IconCircleCheck, IconPlayerStopFilled } from '@tabler/icons-react'
import { Empty } from '@/components/layout/empty'
import { LinkButton } from '@/components/layout/link-button'
import { Chip } from '@/components/status/chip'
import { DataTable } from '@/components/tables/data-table'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import type { Column, Filter, TableRow } from '@/components/tables/types'
import type { ColumnSpec, FilterSpec, KindName } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  columns: ColumnSpec[]
  filters: FilterSpec[]
  config: ListConfig
  state: ListState
  rows: TableRow[]
  total: number
}

/** The list of a kind, drawn from its declaration. */
export function AdminList({ kind, columns, filters, config, state, rows, total }: Props) {
  const t = useKindText(kind)
  const column = ({ word, ...spec }: ColumnSpec): Column<TableRow> => ({
    ...spec,
    header: t(`column.${spec.id}`),
    ...(word
      ? { render: (row) => <Word value={String(row[spec.id])} text={t(`option.${spec.id}.${row[spec.id]}`)} /> }
      : {}),
  })
  const filter = (spec: FilterSpec): Filter => ({
    name: spec.name,
    label: t(`filter.${spec.name}`),
    options:
      'options' in spec
        ? spec.options
        : spec.words.map((value) => ({ value, label: t(`option.${spec.name}.${value}`) })),
    multiple: true,
  })
  return (
    <DataTable
      label={t('title')}
      columns={columns.map(column)}
      rows={rows}
      total={total}
      state={state}
      config={config}
      search={t('search')}
      filters={filters.map(filter)}
      empty={<Empty action={<LinkButton href={`/admin/${kind}/add`}>{t('add')}</LinkButton>}>{t('empty')}</Empty>}
    />
  )
}

const chips = {
  active: { icon: IconCircleCheck, tone: 'running' },
  inactive: { icon: IconPlayerStopFilled, tone: 'neutral' },
} as const

function Word({ value, text }: { value: string; text: string }) {
  if (value !== 'active' && value !== 'inactive') return text
  return <Chip {...chips[value]}>{text}</Chip>
}
