import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RANGE_NAMES, type Range } from '@/lib/graphs/schema'
import classes from './graphs.module.css'

/** Back from now by one of these, or between two days; addresses, so that what one sees can be handed on. */
export function RangeBar({ path, range }: { path: string; range: Range }) {
  const t = useTranslations('graphs')
  const days = range.from !== null || range.to !== null
  return (
    <div className={classes.bar}>
      <nav aria-label={t('ranges')}>
        <ul className={classes.ranges}>
          {RANGE_NAMES.map((name) => (
            <li key={name}>
              <Link
                href={`${path}?range=${name}`}
                scroll={false}
                className={classes.range}
                aria-current={!days && range.range === name ? 'true' : undefined}
              >
                {t(`range.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={path} className={classes.days}>
        <label>
          {t('from')} <input type="date" name="from" defaultValue={range.from ?? ''} />
        </label>
        <label>
          {t('to')} <input type="date" name="to" defaultValue={range.to ?? ''} />
        </label>
        <button type="submit" className={classes.show}>
          {t('show')}
        </button>
      </form>
    </div>
  )
}
