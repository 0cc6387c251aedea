import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'

export function NothingToConfigure({ hypervisor }: { hypervisor: string }) {
  const t = useTranslations('configuration')
  return <Empty>{t('nothing', { hypervisor })}</Empty>
}
