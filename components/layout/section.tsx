import { type ReactNode, useId } from 'react'
import classes from './page.module.css'

type Props = {
  title?: ReactNode
  /** At the right of the title: a link, a legend. */
  end?: ReactNode
  /** Without inner space, for tables. */
  flush?: boolean
  children: ReactNode
}

export function Section({ title, end, flush = false, children }: Props) {
  const id = useId()
  return (
    <section
      className={flush ? `${classes.section} ${classes.flush}` : classes.section}
      aria-labelledby={title ? id : undefined}
    >
      {title ? (
        <div className={classes.sectionHead}>
          <h2 id={id} className={classes.sectionTitle}>
            {title}
          </h2>
          {end ? <div className={classes.sectionEnd}>{end}</div> : null}
        </div>
      ) : null}
      <div className={classes.sectionBody}>{children}</div>
    </section>
  )
}
