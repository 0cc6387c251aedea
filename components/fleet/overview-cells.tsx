import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import { JobChip } from '@/components/status/job-chip'
import classes from './fleet.module.css'
import type { OverviewRow } from './overview-rows'

export function InstancesCell({ row }: { row: OverviewRow }) {
  const t = useTranslations('fleet')
  const { instances, running, stopped, otherwise, failing, unknown } = row
  const parts = [
    ...(stopped > 0 ? [t('stopped', { count: stopped })] : []),
    ...(failing > 0 ? [t('failing', { count: failing })] : []),
    ...(otherwise > 0 ? [t('otherwise', { count: otherwise })] : []),
    ...(unknown > 0 ? [t('unknown', { count: unknown })] : []),
  ]
  const text = t('running', { running, instances })
  return (
    <span className={classes.two}>
      {row.views ? (
        <Link href={`/?cluster=${row.slug}`} prefetch={false} className={classes.cure}>
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      {parts.length > 0 ? (
        <span className={classes.sub} title={parts.join(', ')}>
          {parts.join(', ')}
        </span>
      ) : null}
    </span>
  )
}

/** N+1: whether the loss of any one node could be made up for. */
export function RoomCell({ row: { short, slug } }: { row: OverviewRow }) {
  const t = useTranslations('fleet')
  if (short === null) return <span className={classes.soft}>{t('nPlusOneNone')}</span>
  if (short === 0) return <JobChip state="done" word={t('nPlusOneHolds')} />
  return (
    <Link href={`/admin/nodes?cluster=${slug}&room=short`} prefetch={false} className={classes.cure}>
      <JobChip state="failed" word={t('nPlusOneFails', { count: short })} />
    </Link>
  )
}

export function JobsCell({ row: { slug, jobsRunning, jobsWaiting, jobsFailed } }: { row: OverviewRow }) {
  const t = useTranslations('fleet')
  const place = `/admin/jobs?cluster=${slug}`
  return (
    <span className={classes.two}>
      <Link
        href={`${place}&state=running&state=waiting&state=queued&state=canceling`}
        prefetch={false}
        className={classes.cure}
      >
        {t('jobsOpen', { running: jobsRunning, waiting: jobsWaiting })}
      </Link>
      {jobsFailed > 0 ? (
        <Link href={`${place}&state=error`} prefetch={false} className={classes.sub}>
          {t('jobsFailed', { count: jobsFailed })}
        </Link>
      ) : null}
    </span>
  )
}
