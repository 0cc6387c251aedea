import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** At the end of a form: at the left what one consents to, at the right the buttons, the primary one last. */
export function StickyFoot({ children, start }: { children: ReactNode; start?: ReactNode }) {
  return (
    <div className={classes.foot}>
      <div className={classes.footRow}>
        {start}
        <div className={classes.footButtons}>{children}</div>
      </div>
    </div>
  )
}
