import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Link } from '@/components/layout/link'
import type { HistoryRow } from '@/lib/instances/history'
import classes from './instance.module.css'
import { useHistoryLines } from './use-history-lines'

type Props = { rows: HistoryRow[]; total: number; place: { cluster: string; name: string }; viewer: string }

/** The latest that was done to it, in the width of a panel. */
export function PanelHistory({ rows, total, place, viewer }: Props) {
  const t = useTranslations('history')
  const states = useTranslations('status')
  const lines = useHistoryLines(rows, place, viewer)
  if (lines.length === 0) return null
  return (
    <section className={classes.panelHistory}>
      <h3>{t('title')}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <When iso={line.at} style="day" />
            <span>
              {line.what} · {line.who}
              {line.state === 'done' ? null : (
                <span className={line.state === 'failed' ? classes.failed : undefined}>
                  {' '}
                  · {states(`job.${line.state}`)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {total > lines.length ? (
        <Link href={`/instances/${place.cluster}/${place.name}/history`}>{t('all', { count: total })}</Link>
      ) : null}
    </section>
  )
}
