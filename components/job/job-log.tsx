'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useWhen } from '@/components/format/when'
import classes from './job-strip.module.css'

/** `at` is ISO 8601. */
export type LogLine = { id: string; at: string; text: string }

/** Ganeti's log as it is; keeps to its end while one has not scrolled away from it. */
export function JobLog({ lines }: { lines: LogLine[] }) {
  const t = useTranslations('job')
  const when = useWhen()
  const box = useRef<HTMLElement>(null)
  const atEnd = useRef(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves it
  useEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [lines.length])

  return (
    <section
      ref={box}
      className={classes.log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('log')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24
      }}
    >
      {lines.length === 0 ? <p>{t('noLog')}</p> : null}
      {lines.map((line) => (
        <div key={line.id}>
          <time dateTime={line.at}>{when.clockSeconds(line.at)}</time>
          <span>{line.text}</span>
        </div>
      ))}
    </section>
  )
}
