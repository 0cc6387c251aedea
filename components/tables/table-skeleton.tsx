import { useTranslations } from 'next-intl'
import classes from './table-skeleton.module.css'

const ROWS = Array.from({ length: 12 }, (_, index) => index)

/** A list of the final height in grey bars, seen only when it takes a while. */
export function TableSkeleton() {
  const t = useTranslations('table')
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {ROWS.map((row) => (
        <div key={row} className={classes.row}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}
