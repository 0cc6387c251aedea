import { useTranslations } from 'next-intl'
import { Link } from './link'
import { PlainPage } from './plain-page'
import classes from './plain-page.module.css'

export function NotFoundFace({ alone }: { alone?: boolean }) {
  const t = useTranslations('errorPage')
  return (
    <PlainPage title={t('notFoundTitle')} text={t('notFoundText')} alone={alone}>
      <Link href="/" className={classes.act}>
        {t('home')}
      </Link>
    </PlainPage>
  )
}
