import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewApplicationButton } from '@/components/applications/new-application-button'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { InstanceList } from '@/components/instances/instance-list'
import { instanceListConfig } from '@/components/instances/list-config'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { creationsInFlight } from '@/lib/acts/queries'
import { fleetHealth } from '@/lib/clusters/queries'
import { listInstances } from '@/lib/instances/queries'
import { pageContext } from '@/lib/web/context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instances'))('title') }
}

export default async function InstancesPage({ searchParams }: PageProps<'/'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, instanceListConfig)
  const { q, sort, dir, filters } = state
  const [t, { rows, total }, creations, clusters] = await Promise.all([
    getTranslations('instances'),
    listInstances(ctx, { q, sort, dir, clusters: filters.cluster ?? [], ...listWindow(state) }),
    creationsInFlight(ctx),
    fleetHealth(ctx),
  ])
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={
          <>
            {t('count', { count: total })}{' '}
            <AsOfAll clusters={clusters.map(({ id, answeredAt }) => ({ id, answeredAt }))} />
          </>
        }
        actions={<NewApplicationButton label={t('new')} />}
      />
      <InstanceList
        rows={rows}
        total={total}
        creations={creations}
        state={state}
        clusters={clusters.map(({ slug }) => slug)}
      />
      <LiveRefresh match={['instances', 'acts']} />
    </Page>
  )
}
