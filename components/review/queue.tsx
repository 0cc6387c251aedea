import { useTranslations } from 'next-intl'
import { AsOf } from '@/components/format/as-of'
import { Link } from '@/components/layout/link'
import { ApplicationChip } from '@/components/status/application-chip'
import { applicationFace } from '@/components/status/application-face'
import classes from './review.module.css'

type Row = { id: number; kind: string; hostname: string; applicant: string; status: string; filedAt: Date }

/** What else waits, oldest first. */
export function Queue({ rows, current, total }: { rows: Row[]; current: number; total: number }) {
  const t = useTranslations('review')
  const change = useTranslations('change')
  return (
    <nav className={classes.queue} aria-label={t('queue')}>
      <h2 className={classes.queueHead}>
        <Link href="/review">{t('title')}</Link>
        <span>{t('openCount', { count: total })}</span>
      </h2>
      <ul>
        {rows.map(({ id, kind, hostname, applicant, status, filedAt }) => (
          <li key={id}>
            <Link
              href={`/review/${id}`}
              aria-current={id === current ? 'page' : undefined}
              className={classes.queueItem}
            >
              <span className={classes.queueName} title={hostname}>
                {hostname}
              </span>
              <span className={classes.queueWho}>
                {kind === 'change' ? `${change('label')} · ` : null}
                {applicant}
              </span>
              <span className={classes.queueAge}>
                <AsOf iso={filedAt.toISOString()} bare />
              </span>
              {status === 'pending' ? null : (
                <span className={classes.queueChip}>
                  <ApplicationChip state={applicationFace({ kind, status })} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
