import { useTranslations } from 'next-intl'
import { Link } from './link'
import classes from './top-line.module.css'

export type FleetHealth = { answering: number; total: number; href: string }

export function HealthDot({ answering, total, href }: FleetHealth) {
  const text = useTranslations('shell')('clustersAnswer', { answering, total })
  const tone = answering === total ? 'running' : answering === 0 ? 'error' : 'warning'
  return (
    <Link href={href} prefetch={false} className={classes.health} aria-label={text} title={text}>
      <span className={classes.dot} data-tone={tone} />
      <span className={classes.healthText}>{text}</span>
    </Link>
  )
}
