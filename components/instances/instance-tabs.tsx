'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './instance-tabs.module.css'

type Tab = 'Summary' | 'Configuration' | 'Graphs' | 'People' | 'History'
const TABS: { at: string; word: Tab }[] = [
  { at: '', word: 'Summary' },
  { at: '/people', word: 'People' },
  { at: '/configuration', word: 'Configuration' },
  { at: '/graphs', word: 'Graphs' },
  { at: '/history', word: 'History' },
]

type Props = { base: string /** What this person is not offered. */; hidden: readonly Tab[]; end?: ReactNode }

/** The parts of an instance's page, each with its own address. */
export function InstanceTabs({ base, hidden, end }: Props) {
  const t = useTranslations('instances')
  const path = decodeURIComponent(usePathname())
  return (
    <div className={classes.bar}>
      <nav aria-label={t('tabs')}>
        <ul className={classes.tabs}>
          {TABS.filter(({ word }) => !hidden.includes(word)).map(({ at, word }) => (
            <li key={word}>
              <Link
                href={`${base}${at}`}
                scroll={false}
                className={classes.tab}
                aria-current={path === `${base}${at}` ? 'page' : undefined}
              >
                {t(`tab${word}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {end ? <div className={classes.end}>{end}</div> : null}
    </div>
  )
}
