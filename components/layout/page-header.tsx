import { IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from './link'
import classes from './page.module.css'

export type Crumb = { label: string; href?: string; mono?: boolean }

type Props = {
  title: ReactNode
  /** Beside the title: a count, "as of". */
  note?: ReactNode
  /** Beside the title: chips of state. */
  status?: ReactNode
  /** Below the title, one sentence. */
  lead?: ReactNode
  actions?: ReactNode
  crumbs?: Crumb[]
  mono?: boolean
}

export function PageHeader({ title, note, status, lead, actions, crumbs, mono = false }: Props) {
  return (
    <header>
      {crumbs ? <Crumbs crumbs={crumbs} /> : null}
      <div className={classes.head}>
        <h1 className={mono ? `${classes.title} ${classes.mono}` : classes.title}>{title}</h1>
        {status}
        {note ? <div className={classes.note}>{note}</div> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {lead ? <p className={classes.lead}>{lead}</p> : null}
    </header>
  )
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('path')}>
      <ol className={classes.crumbs}>
        {crumbs.map(({ label, href, mono }, index) => (
          <li key={label} className={mono ? classes.mono : undefined}>
            {index > 0 ? <IconChevronRight size={13} aria-hidden /> : null}
            {href ? <Link href={href}>{label}</Link> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
