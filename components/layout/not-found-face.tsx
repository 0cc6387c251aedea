import { useTranslations } from 'next-intl'
import { LinkButton } from './link-button'
import { PlainPage } from './plain-page'

export function NotFoundFace({ alone }: { alone?: boolean }) {
  const t = useTranslations('errorPage')
  return (
    <PlainPage title={t('notFoundTitle')} text={t('notFoundText')} alone={alone}>
      <LinkButton href="/">{t('home')}</LinkButton>
    </PlainPage>
  )
}
