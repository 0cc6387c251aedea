import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClusterTabs } from '@/components/clusters/cluster-tabs'
import { NetworkTable } from '@/components/clusters/network-table'
import { Page } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { readNetworks } from '@/lib/fleet/networks'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

type Props = PageProps<'/admin/clusters/[cluster]/networks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations('networks'))('title')} · ${(await params).cluster}` }
}

export default async function ClusterNetworksPage({ params }: Props) {
  const ctx = await pageContext()
  const { slug, manages, answeredAt, networks } = await orNotFound(readNetworks(ctx, (await params).cluster))
  return (
    <Page>
      <ClusterHeader slug={slug} manages={manages} asOf={answeredAt} />
      <ClusterTabs slug={slug} />
      <NetworkTable cluster={slug} networks={networks} />
      <LiveRefresh match={['clusters', 'figures']} />
    </Page>
  )
}
