import type { ReactNode } from 'react'
import { type Fact, Facts } from '@/components/layout/facts'
import classes from './forms.module.css'

type Props = {
  /** "You will ask for". */
  lead: string
  /** The name, in mono. */
  name?: string
  facts: Fact[]
  /** Below a line: limits with this request, a note. */
  parts?: { title?: string; content: ReactNode }[]
}

export function SummaryPanel({ lead, name, facts, parts = [] }: Props) {
  return (
    <aside className={classes.summary} aria-label={lead}>
      <div className={classes.summaryLead}>{lead}</div>
      {name ? <div className={classes.summaryName}>{name}</div> : null}
      <Facts facts={facts} termWidth={84} />
      {parts.map(({ title, content }, index) => (
        <div key={title ?? index} className={classes.summaryPart}>
          {title ? <h2 className={classes.summaryTitle}>{title}</h2> : null}
          <div className={classes.stack}>{content}</div>
        </div>
      ))}
    </aside>
  )
}
