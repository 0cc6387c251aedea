import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterList } from '@/components/clusters/cluster-list'
import { arrangeClusters, clusterListConfig, clusterRows } from '@/components/clusters/cluster-rows'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { parseListState } from '@/components/tables/list-state'
import { may } from '@/lib/access/authorize'
import { listClusters } from '@/lib/clusters/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('title') }
}

export default async function ClustersPage({ searchParams }: PageProps<'/admin/clusters'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, clusterListConfig)
  const all = clusterRows(await orNotFound(listClusters(ctx)))
  const t = await getTranslations('clusters')
  const { rows, total } = arrangeClusters(all, state)
  const kinds = (['answers', 'fails', 'waits', 'disabled'] as const).flatMap((kind) => {
    const count = all.filter((row) => row.kind === kind).length
    return count > 0 ? [t(`counts.${kind}`, { count })] : []
  })
  const mayAdd = may(ctx.actor, 'manage_clusters')
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={all.length > 0 ? `${all.length} · ${kinds.join(', ')}` : null}
        actions={
          mayAdd && all.length > 0 ? (
            <LinkButton href="/admin/clusters/add" leftSection={<IconPlus {...iconProps} />}>
              {t('add')}
            </LinkButton>
          ) : null
        }
      />
      <ClusterList rows={rows} total={total} state={state} mayAdd={mayAdd} />
      {rows.some((row) => row.access === 'read') ? <Banner tone="info">{t('readOnlyNote')}</Banner> : null}
      <LiveRefresh match={['clusters', 'figures']} />
    </Page>
  )
}
