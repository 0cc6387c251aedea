import { Button } from '@mantine/core'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PlainPage } from '@/components/layout/plain-page'

export default async function NotFound() {
  const t = await getTranslations('errorPage')
  return (
    <PlainPage title={t('notFoundTitle')} text={t('notFoundText')}>
      <Button component={Link} href="/">
        {t('home')}
      </Button>
    </PlainPage>
  )
}
