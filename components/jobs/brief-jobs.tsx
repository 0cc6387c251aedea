import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import { JobStateChip } from './job-state-chip'
import classes from './jobs.module.css'

type Brief = { id: number; status: string; opId: string | null; summary: string[]; errorText: string | null }

/** Jobs of one cluster, a line each. */
export function BriefJobs({ cluster, jobs, label }: { cluster: string; jobs: Brief[]; label?: string }) {
  const t = useTranslations('jobs')
  return (
    <ul className={classes.brief} aria-label={label ?? t('siblings')}>
      {jobs.map(({ id, status, opId, summary, errorText }) => (
        <li key={id}>
          {label ? <span className={classes.soft}>{label}</span> : null}
          <Link href={`/admin/jobs/${cluster}/${id}`} prefetch={false}>
            {t('job', { id: String(id) })}
          </Link>
          <span className={classes.mono}>{summary[0] ?? opId}</span>
          <JobStateChip status={status} />
          {errorText ? <span className={classes.error}>{errorText}</span> : null}
        </li>
      ))}
    </ul>
  )
}
