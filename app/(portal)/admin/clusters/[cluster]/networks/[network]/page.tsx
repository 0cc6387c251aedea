import type { Metadata } from 'next'
import { AddressGrid } from '@/components/clusters/address-grid'
import { AddressUsers } from '@/components/clusters/address-users'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { NetworkFacts } from '@/components/clusters/network-facts'
import { Page } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { readAddressMap } from '@/lib/fleet/address-map'
import { mapPageSchema } from '@/lib/fleet/schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

type Props = PageProps<'/admin/clusters/[cluster]/networks/[network]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cluster, network } = await params
  return { title: `${decodeURIComponent(network)} · ${cluster}` }
}

export default async function NetworkPage({ params, searchParams }: Props) {
  const ctx = await pageContext()
  const { cluster, network } = await params
  const { page } = mapPageSchema.parse(await searchParams)
  const found = await orNotFound(readAddressMap(ctx, cluster, decodeURIComponent(network), page))
  return (
    <Page>
      <ClusterHeader slug={cluster} manages={found.manages} asOf={found.answeredAt} network={found.name} />
      <NetworkFacts network={found} />
      {found.addresses ? <AddressGrid network={found} addresses={found.addresses} /> : null}
      <AddressUsers cluster={cluster} users={found.users} views={found.views} />
      <LiveRefresh match={['clusters', 'figures', `instances:${found.id}`]} />
    </Page>
  )
}
