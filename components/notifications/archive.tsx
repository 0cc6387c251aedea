'use client'

import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { archiveConfig } from './archive-config'
import { ProgressChip } from './progress-chip'

type Row = {
  id: string
  href: string
  subject: string
  senderName: string
  createdAt: string
  total: number
  sent: number
  failing: number
  lost: number
}

type Props = { rows: Row[]; total: number; state: ListState }

/** What was written to owners so far. */
export function Archive({ rows, total, state }: Props) {
  const t = useTranslations('notifications')
  const columns: Column<Row>[] = [
    { id: 'subject', header: t('subject'), kind: 'title', card: 'title' },
    { id: 'state', header: t('state'), render: (row) => <ProgressChip progress={row} />, card: 'status' },
    { id: 'createdAt', header: t('at'), kind: 'when', sortable: true },
    { id: 'senderName', header: t('sender') },
    { id: 'total', header: t('recipients'), kind: 'number', align: 'end', hideBelow: 760 },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      total={total}
      state={state}
      config={archiveConfig}
      search={t('search')}
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}
