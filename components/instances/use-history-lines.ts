import { useTranslations } from 'next-intl'
import { useActWords } from '@/components/acts/use-act-words'
import type { JobState } from '@/components/status/job-chip'
import type { HistoryRow } from '@/lib/instances/history'

export type HistoryLine = {
  id: string
  at: string
  what: string
  who: string
  job: string
  state: JobState
  failure: string
}

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

/** A history in the reader's words. */
export function useHistoryLines(
  rows: HistoryRow[],
  place: { cluster: string; name: string },
  viewer: string,
): HistoryLine[] {
  const t = useTranslations('history')
  const words = useActWords()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    what: words.done({ kind: row.kind, detail: row.detail, instance: place.name, cluster: place.cluster }),
    who: row.outside ? t('outside') : row.who === viewer ? t('you') : (row.who ?? t('portal')),
    job: row.jobId === null ? '' : String(row.jobId),
    state: STATES[row.state] ?? 'unknown',
    failure: row.state === 'refused' ? t('refused') : (row.failure ?? ''),
  }))
}
