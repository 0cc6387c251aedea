import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { NetworkForm } from '@/components/networks/network-form'
import { listGroups } from '@/lib/accounts/list-groups'
import { listClusters } from '@/lib/clusters/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { add } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('networks'))('add') }
}

export default async function AddNetworkPage({ searchParams }: PageProps<'/admin/networks/add'>) {
  const ctx = await pageContext()
  const [clusters, groups] = await orNotFound(Promise.all([listClusters(ctx), listGroups(ctx)]))
  const t = await getTranslations('networks')
  const asked = await searchParams
  const one = (name: string) => String([asked[name]].flat()[0] ?? '')
  const known = clusters.find(({ id }) => String(id) === one('cluster')) ?? (clusters.length === 1 ? clusters[0] : null)
  return (
    <Page>
      <PageHeader title={t('add')} crumbs={[{ label: t('title'), href: '/admin/networks' }, { label: t('add') }]} />
      <NetworkForm
        adds
        initial={{
          description: one('description'),
          clusterId: known ? String(known.id) : null,
          link: one('link'),
          mode: one('mode') === 'routed' ? 'routed' : 'bridged',
          isDefault: false,
          ipv6Prefix: '',
          groupIds: [],
        }}
        clusters={clusters.map(({ id, slug }) => ({ value: String(id), label: slug }))}
        groups={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
        save={add}
      />
    </Page>
  )
}
