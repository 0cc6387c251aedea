'use client'

import { Empty } from '@/components/layout/empty'
import { LinkButton } from '@/components/layout/link-button'
import { DataTable } from '@/components/tables/data-table'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import type { Filter, TableRow } from '@/components/tables/types'
import { AdminBulk, type BulkActions } from './admin-bulk'
import { columnsOf } from './columns'
import type { BulkSpec, ColumnSpec, FilterSpec, KindName } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  columns: ColumnSpec[]
  filters: FilterSpec[]
  config: ListConfig
  state: ListState
  rows: TableRow[]
  total: number
  adds: boolean
  bulk: BulkSpec[]
  actions: BulkActions
}

/** The list of a kind, drawn from its declaration. */
export function AdminList({ kind, columns, filters, config, state, rows, total, adds, bulk, actions }: Props) {
  const t = useKindText(kind)
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
      columns={columnsOf(columns, t)}
      rows={rows}
      total={total}
      state={state}
      config={config}
      search={t('search')}
      filters={filters.map(filter)}
      {...(bulk.length > 0
        ? {
            selection: (ids: string[], clear: () => void) => (
              <AdminBulk kind={kind} ids={ids} specs={bulk} actions={actions} clear={clear} />
            ),
          }
        : {})}
      empty={
        <Empty action={adds ? <LinkButton href={`/admin/${kind}/add`}>{t('add')}</LinkButton> : null}>
          {t('empty')}
        </Empty>
      }
    />
  )
}
