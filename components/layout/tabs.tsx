'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from './link'
import classes from './tabs.module.css'

export type Tab = { href: string; label: string }
type Props = { label: string; tabs: readonly Tab[]; end?: ReactNode }

/** The parts of a page, each with its own address. */
export function Tabs({ label, tabs, end }: Props) {
  const path = decodeURIComponent(usePathname())
  return (
    <div className={classes.bar}>
      <nav aria-label={label}>
        <ul className={classes.tabs}>
          {tabs.map(({ href, label: word }) => (
            <li key={href}>
              <Link
                href={href}
                scroll={false}
                className={classes.tab}
                aria-current={path === href ? 'page' : undefined}
              >
                {word}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {end ? <div className={classes.end}>{end}</div> : null}
    </div>
  )
}
