import { useTranslations } from 'next-intl'
import { Banner } from '@/components/layout/banner'
import { Facts } from '@/components/layout/facts'
import classes from './webhooks.module.css'

/** Shown this once. */
export function WebhookSecret({ secret }: { secret: string }) {
  const t = useTranslations('webhooks')
  return (
    <div className={classes.words}>
      <Banner tone="warning">{t('secretOnce')}</Banner>
      <Facts termWidth={90} facts={[{ term: t('secret'), value: secret, mono: true, copy: secret }]} />
    </div>
  )
}
