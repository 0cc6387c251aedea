import type { ReactNode } from 'react'
import { CopyValue } from './copy-value'
import classes from './facts.module.css'

export type Fact = {
  term: string
  value: ReactNode
  /** Names, addresses, tags. */
  mono?: boolean
  /** What the copy button puts on the clipboard; no button without it. */
  copy?: string
}

type Props = { facts: Fact[]; termWidth?: number }

export function Facts({ facts, termWidth = 96 }: Props) {
  return (
    <dl className={classes.facts} style={{ gridTemplateColumns: `${termWidth}px minmax(0, 1fr)` }}>
      {facts.map(({ term, value, mono, copy }) => (
        <div key={term} className={classes.fact}>
          <dt>{term}</dt>
          <dd className={mono ? classes.mono : undefined}>
            {value}
            {copy ? <CopyValue value={copy} name={term} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
