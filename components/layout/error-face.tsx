'use client'

import { useTranslations } from 'next-intl'
import { digestOf } from './digest'
import { PlainPage } from './plain-page'
import classes from './plain-page.module.css'

type Props = { error: unknown; retry: () => void; alone?: boolean }

export function ErrorFace({ error, retry, alone }: Props) {
  const t = useTranslations('errorPage')
  const digest = digestOf(error)
  const isOutage = digest === 'database_unavailable'
  return (
    <PlainPage title={t(isOutage ? 'outageTitle' : 'title')} text={t(isOutage ? 'outageText' : 'text')} alone={alone}>
      <button type="button" className={classes.act} onClick={retry}>
        {t('tryAgain')}
      </button>
      {digest && !isOutage ? (
        <span className={classes.digest}>
          {t('digest')} <code>{digest}</code>
        </span>
      ) : null}
    </PlainPage>
  )
}
