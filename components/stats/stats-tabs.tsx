import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/layout/tabs'

export function StatsTabs() {
  const t = useTranslations('statistics')
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        { href: '/statistics', label: t('tabInstances') },
        { href: '/statistics/applications', label: t('tabApplications') },
      ]}
    />
  )
}
