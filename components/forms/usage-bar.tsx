import type { ReactNode } from 'react'
import { Bar } from './bar'
import classes from './forms.module.css'

type Props = {
  label: ReactNode
  /** The same in words: "6 of 8 GiB", "164 GiB left". */
  text: ReactNode
  used: number
  /** What this request or instance would add. */
  added?: number
  reserved?: number
  total: number
  tone?: 'normal' | 'warning' | 'error'
}

export function UsageBar({ label, text, ...bar }: Props) {
  return (
    <div>
      <div className={classes.usageText}>
        <span>{label}</span>
        <span>{text}</span>
      </div>
      <Bar {...bar} />
    </div>
  )
}
