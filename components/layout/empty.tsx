import type { ReactNode } from 'react'
import classes from './page.module.css'

/** One sentence for why there is nothing, and at most one act. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <div>{children}</div>
      {action}
    </div>
  )
}
