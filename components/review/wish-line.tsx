import type { ReactNode } from 'react'
import classes from './review.module.css'

type Props = { term: string; now: ReactNode; wish: ReactNode; same: boolean; children: ReactNode }

/** What there is, what was wished, struck through where something else will be, and what will be. */
export function WishLine({ term, now, wish, same, children }: Props) {
  return (
    <tr className={classes.line} data-changed={now === wish ? undefined : ''}>
      <th scope="row">{term}</th>
      <td>{now}</td>
      <td>{same ? wish : <s className={classes.differs}>{wish}</s>}</td>
      <td>{children}</td>
    </tr>
  )
}
