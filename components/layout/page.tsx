import type { ReactNode } from 'react'
import classes from './page.module.css'

type Props = {
  children: ReactNode
  /** A panel at the right of the page (its state belongs in the address); below the content on a narrow screen. */
  panel?: ReactNode
  panelLabel?: string
  /** 356 px, or 448 px for a check with a fingerprint. */
  panelWidth?: 356 | 448
  /** The panel stays in view beside a long page, and lies over a narrow one. */
  floating?: boolean
}

export function Page({ children, panel, panelLabel, panelWidth = 356, floating = false }: Props) {
  if (!panel) return <div className={classes.page}>{children}</div>
  return (
    <div className={classes.split} style={{ gridTemplateColumns: `minmax(0, 1fr) ${panelWidth}px` }}>
      <div className={classes.page}>{children}</div>
      <aside className={floating ? `${classes.panel} ${classes.floating}` : classes.panel} aria-label={panelLabel}>
        {panel}
      </aside>
    </div>
  )
}
