'use client'

import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { JobChip } from '@/components/status/job-chip'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import type { HistoryRow } from '@/lib/instances/history'
import { historyConfig } from './history-config'
import { type HistoryLine, useHistoryLines } from './use-history-lines'

type Props = {
  rows: HistoryRow[]
  total: number
  state: ListState
  place: { cluster: string; name: string }
  viewer: string
}
/** Who did what to an instance, through the portal or on its cluster. */
export function HistoryList({ rows, total, state, place, viewer }: Props) {
  const t = useTranslations('history')
  const columns: Column<HistoryLine>[] = [
    { id: 'at', header: t('at'), kind: 'when', card: 'meta' },
    { id: 'what', header: t('what'), card: 'title' },
    { id: 'who', header: t('who') },
    { id: 'job', header: t('job'), kind: 'mono', hideBelow: 760 },
    {
      id: 'state',
      header: t('state'),
      card: 'status',
      render: (row) => <JobChip state={row.state} detail={row.failure || undefined} />,
    },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={useHistoryLines(rows, place, viewer)}
      total={total}
      state={state}
      config={historyConfig}
      search={false}
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}
