import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import toneClasses from '@/components/status/tone.module.css'
import { iconProps } from './icons'
import { Link } from './link'
import classes from './page.module.css'

const icons = { warning: IconAlertTriangle, info: IconInfoCircle, error: IconAlertOctagon, running: IconCircleCheck }

export type BannerTone = keyof typeof icons

type Props = {
  tone: BannerTone
  children: ReactNode
  link?: { href: string; label: string }
  /** Announce it: for what appears after the page was read. */
  live?: boolean
}

export function Banner({ tone, children, link, live = false }: Props) {
  const Icon = icons[tone]
  return (
    <div
      className={`${classes.banner} ${toneClasses[tone]} ${toneClasses.framed}`}
      role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon {...iconProps} />
      <div className={classes.bannerText}>{children}</div>
      {link ? <Link href={link.href}>{link.label}</Link> : null}
    </div>
  )
}
