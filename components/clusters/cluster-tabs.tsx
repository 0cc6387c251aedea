import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/layout/tabs'

const TABS = [
  { at: '', word: 'summary' },
  { at: '/networks', word: 'networks' },
  { at: '/latency', word: 'latency' },
] as const

/** The parts of a cluster's page, each with its own address. */
export function ClusterTabs({ slug }: { slug: string }) {
  const t = useTranslations('clusterPage')
  const tabs = TABS.map(({ at, word }) => ({ href: `/admin/clusters/${slug}${at}`, label: t(`tab.${word}`) }))
  return <Tabs label={t('tabs')} tabs={tabs} />
}
