import { type ReactNode, useId } from 'react'
import classes from './forms.module.css'

/** The sheet that the sections of a form lie on. */
export function FormSheet({ children }: { children: ReactNode }) {
  return <div className={classes.sheet}>{children}</div>
}

type Props = { title: string; reason?: ReactNode; children: ReactNode }

/** Heading and reason at the left (208 px), fields at the right; on a phone one above the other. */
export function FormSection({ title, reason, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={classes.heading}>
          {title}
        </h2>
        {reason ? <p className={classes.reason}>{reason}</p> : null}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

/** Two fields in a line where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>
}

/** A form with its summary at the right. */
export function FormColumns({ children, summary }: { children: ReactNode; summary?: ReactNode }) {
  return (
    <div className={classes.columns} data-summary={summary ? '' : undefined}>
      <div className={classes.column}>{children}</div>
      {summary}
    </div>
  )
}
