import { useTranslations } from 'next-intl'
import classes from './fleet.module.css'

type Props = { vcpus: number; cpus: number | null }

/** The CPUs that were given to what runs, and those that there are: more may be given than there are. */
export function CpuGauge({ vcpus, cpus }: Props) {
  const t = useTranslations('fleet')
  return (
    <span className={classes.two}>
      <span>{t('vcpus', { vcpus, cpus: cpus ?? '–' })}</span>
      {cpus ? <span className={classes.sub}>{t('perCpu', { ratio: vcpus / cpus })}</span> : null}
    </span>
  )
}
