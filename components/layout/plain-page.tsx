import type { ReactNode } from 'react'
import classes from './plain-page.module.css'

type Props = { title: string; text: ReactNode; children: ReactNode }

/** What happened, what to do. */
export function PlainPage({ title, text, children }: Props) {
  return (
    <div className={classes.page}>
      <h1>{title}</h1>
      <p>{text}</p>
      <div className={classes.acts}>{children}</div>
    </div>
  )
}
