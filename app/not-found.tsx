import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { PlainPage } from '@/components/layout/plain-page'

export default async function NotFound() {
  const t = await getTranslations('errorPage')
  return (
    <PlainPage title={t('notFoundTitle')} text={t('notFoundText')}>
      <LinkButton href="/">{t('home')}</LinkButton>
    </PlainPage>
  )
}
