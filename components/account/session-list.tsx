'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { browserName } from './browser-name'

export type ShownSession = {
  id: string
  since: string
  seen: string
  address: string | null
  agent: string
  own: boolean
}

type Props = {
  sessions: ShownSession[]
  end: (id: string) => Promise<Result<void>>
  endOthers: () => Promise<Result<{ ended: number }>>
  endAll: () => Promise<void>
}

export function SessionList({ sessions, end, endOthers, endAll }: Props) {
  const t = useTranslations('profile')
  const [ended, setEnded] = useState<number | null>(null)
  const ending = useSubmit(end, () => {})
  const others = useSubmit(endOthers, (done) => setEnded(done.ended))
  const message = ending.message ?? others.message
  return (
    <>
      <p className={classes.note}>{t('sessionsNote')}</p>
      {message ? (
        <Banner tone="error" live>
          {message}
        </Banner>
      ) : null}
      <ul className={classes.keys} aria-label={t('sessions')}>
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} end={ending.submit} />
        ))}
      </ul>
      <div className={`${classes.add} ${classes.foot}`}>
        <Button variant="default" loading={others.pending} onClick={() => others.submit(undefined)}>
          {t('endOthers')}
        </Button>
        <ConfirmButton
          verb={t('endEverywhere')}
          title={t('endEverywhereTitle')}
          consequence={t('endEverywhereConsequence')}
          danger
          onConfirm={() => endAll()}
        />
        <span role="status" className={classes.soft}>
          {ended === null ? '' : t('ended', { count: ended })}
        </span>
      </div>
    </>
  )
}

function SessionItem({ session, end }: { session: ShownSession; end: (id: string) => void }) {
  const t = useTranslations('profile')
  const known = browserName(session.agent)
  const name = known ? t('browserOn', known) : t('unknownBrowser')
  return (
    <li className={classes.key}>
      <div className={classes.keyText}>
        <span className={classes.comment} title={session.agent}>
          {name}
          {session.own ? <span className={classes.soft}> · {t('thisSession')}</span> : null}
        </span>
        <span className={classes.soft}>
          {t.rich('session', {
            since: () => <When iso={session.since} />,
            seen: () => <When iso={session.seen} />,
            address: session.address ?? t('unknownAddress'),
          })}
        </span>
      </div>
      {session.own ? null : (
        <ConfirmButton
          verb={t('endSession')}
          title={t('endSessionTitle')}
          consequence={t('endSessionConsequence')}
          danger
          button={{ size: 'xs', 'aria-label': t('endSessionOf', { name }) }}
          onConfirm={() => end(session.id)}
        />
      )}
    </li>
  )
}
