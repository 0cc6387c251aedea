import type { ReactNode } from 'react'
import classes from './plain-page.module.css'

type Props = {
  title: string
  text: ReactNode
  /** No shell is around it, so it is the page's main part itself. */
  alone?: boolean | undefined
  children: ReactNode
}

/** What happened, what to do. Every page carries those of errors, so they need nothing but styles. */
export function PlainPage({ title, text, alone = false, children }: Props) {
  const Part = alone ? 'main' : 'div'
  return (
    <Part className={classes.page}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      <div className={classes.acts}>{children}</div>
    </Part>
  )
}
