import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Part } from '@/components/layout/part'
import { LiveRefresh } from '@/components/live/live-refresh'
import { FoundNetworks } from '@/components/networks/found-networks'
import { foundRows, networkListConfig, storedRows } from '@/components/networks/network-rows'
import { StoredNetworks } from '@/components/networks/stored-networks'
import { parseListState } from '@/components/tables/list-state'
import { listGanetiNetworks, listStoredNetworks } from '@/lib/networks/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('networks'))('title') }
}

export default async function NetworksPage({ searchParams }: PageProps<'/admin/networks'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, networkListConfig)
  const [found, stored] = await orNotFound(Promise.all([listGanetiNetworks(ctx), listStoredNetworks(ctx)]))
  const t = await getTranslations('networks')
  const clusters = [...new Set([...found.map(({ cluster }) => cluster), ...stored.map((row) => row.cluster.slug)])]
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={
          <>
            {t('count', { found: found.length, stored: stored.length })}{' '}
            <AsOfAll clusters={found.map(({ clusterId: id, answeredAt }) => ({ id, answeredAt }))} />
          </>
        }
        actions={
          <LinkButton href="/admin/networks/add" leftSection={<IconPlus {...iconProps} />}>
            {t('add')}
          </LinkButton>
        }
      />
      <FoundNetworks {...foundRows(found, stored, state)} state={state} clusters={clusters.toSorted()} />
      <Part title={t('stored')} note={t('storedNote')} />
      <StoredNetworks {...storedRows(stored, state)} state={state} />
      <LiveRefresh match={['clusters', 'figures']} />
    </Page>
  )
}
