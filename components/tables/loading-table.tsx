import { Skeleton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import classes from './data-table.module.css'
import loading from './loading-table.module.css'

/** The table to come, in grey bars of its final height; appears after 150 ms. */
export function LoadingTable({ columns = 6, rows = 12 }: { columns?: number; rows?: number }) {
  const t = useTranslations('table')
  const widths = [180, 96, 72, 64, 120, 88]
  const cells = Array.from({ length: columns }, (_, index) => ({ id: index, width: widths[index % 6] }))
  return (
    <div className={`${classes.wrap} ${loading.late}`} role="status" aria-label={t('loading')}>
      <div className={classes.toolbar}>
        <Skeleton height={34} width={220} />
      </div>
      <div className={classes.sheet}>
        <div className={loading.head} />
        {Array.from({ length: rows }, (_, index) => index).map((row) => (
          <div key={row} className={loading.row}>
            {cells.map((cell) => (
              <Skeleton key={cell.id} height={12} width={cell.width} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
