'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Banner } from '@/components/layout/banner'
import { Section } from '@/components/layout/section'
import type { Preview } from '@/lib/notifications/preview'
import classes from './notifications.module.css'

type Props = { preview: Preview; pending: boolean; show: (person: number) => void }

/** Who would get it, and what the one who is chosen among them would read. */
export function PreviewSection({ preview, pending, show }: Props) {
  const t = useTranslations('notifications')
  const { people, total, muted, unreached, letter } = preview
  const top = useRef<HTMLDivElement>(null)
  // It comes to be below the form, out of sight.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
  }, [])
  const reader = people.find(({ id }) => id === letter?.to)
  return (
    <div ref={top} className={classes.top}>
      <Section title={t('previewTitle', { count: total })}>
        {unreached.total > 0 ? (
          <Banner tone="warning">
            {t('unreached', { count: unreached.total, names: unreached.names.join(', ') })}
          </Banner>
        ) : null}
        {muted > 0 ? <Banner tone="info">{t('muted', { count: muted })}</Banner> : null}
        <div className={classes.preview} aria-busy={pending}>
          <ul className={classes.people} aria-label={t('recipients')}>
            {people.map(({ id, name, username, language, instances }) => (
              <li key={id}>
                <button
                  type="button"
                  className={classes.person}
                  aria-pressed={id === letter?.to}
                  onClick={() => show(id)}
                >
                  <span>
                    {name} <span className={classes.soft}>{name === username ? '' : username}</span>
                  </span>
                  <span className={classes.soft}>
                    {t(language === 'el' ? 'greek' : 'english')} · {t('ofInstances', { count: instances })}
                  </span>
                </button>
              </li>
            ))}
            {total > people.length ? (
              <li className={classes.soft}>{t('andMore', { count: total - people.length })}</li>
            ) : null}
          </ul>
          {letter && reader ? (
            <div>
              <div className={classes.soft}>{t('to', { email: reader.email })}</div>
              <div className={classes.letterSubject} lang={reader.language}>
                {letter.subject}
              </div>
              <pre className={classes.letter} lang={reader.language}>
                {letter.text}
              </pre>
            </div>
          ) : null}
        </div>
      </Section>
    </div>
  )
}
