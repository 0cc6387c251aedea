'use client'

import { useTranslations } from 'next-intl'
import { useActWords } from '@/components/acts/use-act-words'
import { Empty } from '@/components/layout/empty'
import { JobChip, type JobState } from '@/components/status/job-chip'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import type { HistoryRow } from '@/lib/instances/history'
import { historyConfig } from './history-config'

type Props = {
  rows: HistoryRow[]
  total: number
  state: ListState
  place: { cluster: string; name: string }
  viewer: string
}
type Row = { id: string; at: string; what: string; who: string; job: string; state: JobState; failure: string }

const STATES: Record<string, JobState> = {
  intended: 'waiting',
  queued: 'waiting',
  waiting: 'waiting',
  submitted: 'running',
  running: 'running',
  canceling: 'canceling',
  success: 'done',
  error: 'failed',
  not_started: 'failed',
  refused: 'failed',
  canceled: 'canceled',
}

/** Who did what to an instance, through the portal or on its cluster. */
export function HistoryList({ rows, total, state, place, viewer }: Props) {
  const t = useTranslations('history')
  const words = useActWords()
  const columns: Column<Row>[] = [
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
      rows={rows.map((row) => ({
        id: row.id,
        at: row.at,
        what: words.done({ kind: row.kind, detail: row.detail, instance: place.name, cluster: place.cluster }),
        who: row.outside ? t('outside') : row.who === viewer ? t('you') : (row.who ?? t('portal')),
        job: row.jobId === null ? '' : String(row.jobId),
        state: STATES[row.state] ?? 'unknown',
        failure: row.state === 'refused' ? t('refused') : (row.failure ?? ''),
      }))}
      total={total}
      state={state}
      config={historyConfig}
      search={false}
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}
