import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/admin/history'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { NetworkForm } from '@/components/networks/network-form'
import { RemoveNetwork } from '@/components/networks/remove-network'
import { listGroups } from '@/lib/accounts/list-groups'
import { listClusters } from '@/lib/clusters/queries'
import { listNetworkChanges } from '@/lib/networks/list-changes'
import { readStoredNetwork } from '@/lib/networks/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { edit, remove } from '../actions'

type Props = PageProps<'/admin/networks/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('networks'))('title') }
}

export default async function NetworkPage({ params }: Props) {
  const ctx = await pageContext()
  const { id: text } = await params
  if (!/^\d{1,9}$/.test(text)) notFound()
  const id = Number(text)
  const [network, clusters, groups, history] = await orNotFound(
    Promise.all([readStoredNetwork(ctx, id), listClusters(ctx), listGroups(ctx), listNetworkChanges(ctx, id)]),
  )
  const [t, words] = await Promise.all([getTranslations('networks'), getTranslations('admin')])
  const { description, link, mode, isDefault, ipv6Prefix, clusterId } = network
  return (
    <Page panelLabel={words('history.title')} panel={<History kind="networks" rows={history} />}>
      <PageHeader
        title={description}
        crumbs={[{ label: t('title'), href: '/admin/networks' }, { label: description }]}
        actions={
          <RemoveNetwork
            description={description}
            applications={network._count.applications}
            remove={remove.bind(null, id)}
          />
        }
      />
      <NetworkForm
        adds={false}
        initial={{
          description,
          clusterId: String(clusterId),
          link,
          mode: mode === 'routed' ? 'routed' : 'bridged',
          isDefault,
          ipv6Prefix: ipv6Prefix ?? '',
          groupIds: network.groups.map((group) => String(group.id)),
        }}
        clusters={clusters.map((cluster) => ({ value: String(cluster.id), label: cluster.slug }))}
        groups={groups.map((group) => ({ value: String(group.id), label: group.name }))}
        save={edit.bind(null, id)}
      />
    </Page>
  )
}
