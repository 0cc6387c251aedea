import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconMinus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { iconProps } from '@/components/layout/icons'
import classes from './connection.module.css'

const icons = { running: IconCircleCheck, warning: IconAlertTriangle, error: IconAlertOctagon, off: IconMinus }

type Props = { title: string; tone: keyof typeof icons; children: ReactNode }

export function CheckStep({ title, tone, children }: Props) {
  const Icon = icons[tone]
  return (
    <li className={classes.step} data-tone={tone}>
      <Icon {...iconProps} />
      <div className={classes.body}>
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  )
}

/** A failure's code in words, and Ganeti's or the network's own text. */
export function FailureWords({ health, detail }: { health: string; detail: string }) {
  const t = useTranslations('health')
  // Codes come from the server; one that is new has words all the same.
  const text = t as unknown as { (code: string): string; has(code: string): boolean }
  return (
    <>
      <p>{text(text.has(health) ? health : 'unreachable')}</p>
      {detail ? <code className={classes.detail}>{detail}</code> : null}
    </>
  )
}
