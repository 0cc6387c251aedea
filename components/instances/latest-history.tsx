'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { JobChip } from '@/components/status/job-chip'
import type { HistoryRow } from '@/lib/instances/history'
import classes from './latest-history.module.css'
import { useHistoryLines } from './use-history-lines'

type Props = { rows: HistoryRow[]; total: number; place: { cluster: string; name: string }; viewer: string }

export function LatestHistory({ rows, total, place, viewer }: Props) {
  const t = useTranslations('history')
  const lines = useHistoryLines(rows, place, viewer)
  const all = `/instances/${place.cluster}/${place.name}/history`
  return (
    <Section title={t('latest')} flush end={total > 0 ? <Link href={all}>{t('all', { count: total })}</Link> : null}>
      {lines.length === 0 ? (
        <p className={classes.empty}>{t('empty')}</p>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line.id} className={classes.line}>
              <span className={classes.soft}>
                <When iso={line.at} style="dayAndTime" />
              </span>
              <span>{line.what}</span>
              <span className={classes.soft}>{line.who}</span>
              <span className={classes.job}>{line.job}</span>
              <span>
                <JobChip state={line.state} detail={line.failure || undefined} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
