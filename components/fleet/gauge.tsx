import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { Bar } from '@/components/forms/bar'
import classes from './fleet.module.css'

type Props = {
  free: number | null
  total: number | null
  /** What it is of, where no heading says so. */
  label?: string
}

/** How much is used of a size in MiB: in words, and as a bar. */
export function Gauge({ free, total, label }: Props) {
  const t = useTranslations('fleet')
  const sizes = useSizes()
  if (free === null || total === null || total === 0) return <span className={classes.soft}>{label} –</span>
  const used = total - free
  return (
    <span className={classes.gauge} title={t('freeOf', { free: sizes.mib(free), total: sizes.mib(total) })}>
      <span>
        {label ? <span className={classes.soft}>{label} </span> : null}
        {t('usedOf', { used: sizes.mib(used), total: sizes.mib(total), percent: Math.round((100 * used) / total) })}
      </span>
      <Bar used={used} total={total} />
    </span>
  )
}
