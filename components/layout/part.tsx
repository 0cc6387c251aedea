import type { ReactNode } from 'react'
import classes from './part.module.css'

type Props = { title: string; note?: string; children?: ReactNode }

/** A part of a page beside others like it: its title stands over it, not within a frame as that of a `Section`. */
export function Part({ title, note, children }: Props) {
  return (
    <div className={classes.part}>
      <h2>{title}</h2>
      {note === undefined ? null : <p>{note}</p>}
      {children}
    </div>
  )
}
