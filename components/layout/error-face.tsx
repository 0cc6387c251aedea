'use client'

import { Button, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { digestOf } from './digest'
import { PlainPage } from './plain-page'

type Props = { error: unknown; retry: () => void; alone?: boolean }

export function ErrorFace({ error, retry, alone }: Props) {
  const t = useTranslations('errorPage')
  const digest = digestOf(error)
  const isOutage = digest === 'database_unavailable'
  return (
    <PlainPage title={t(isOutage ? 'outageTitle' : 'title')} text={t(isOutage ? 'outageText' : 'text')} alone={alone}>
      <Button onClick={retry}>{t('tryAgain')}</Button>
      {digest && !isOutage ? (
        <Text c="dimmed" size="sm">
          {t('digest')}{' '}
          <Text span ff="monospace" inherit>
            {digest}
          </Text>
        </Text>
      ) : null}
    </PlainPage>
  )
}
