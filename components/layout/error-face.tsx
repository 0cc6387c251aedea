'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { digestOf } from './digest'
import { PlainPage } from './plain-page'
import classes from './plain-page.module.css'

export function ErrorFace({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('errorPage')
  const digest = digestOf(error)
  return (
    <PlainPage title={t('title')} text={t('text')}>
      <Button onClick={retry}>{t('tryAgain')}</Button>
      {digest ? (
        <span className={classes.digest}>
          {t('digest')} <code>{digest}</code>
        </span>
      ) : null}
    </PlainPage>
  )
}
