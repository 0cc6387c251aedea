import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AttentionList } from '@/components/fleet/attention-list'
import { OverviewList } from '@/components/fleet/overview-list'
import { arrangeOverview, overviewConfig, overviewRows } from '@/components/fleet/overview-rows'
import { Totals } from '@/components/fleet/totals'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { parseListState } from '@/components/tables/list-state'
import { may } from '@/lib/access/authorize'
import { attention } from '@/lib/fleet/attention'
import { clusterLines } from '@/lib/fleet/overview'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fleet'))('title') }
}

export default async function OverviewPage({ searchParams }: PageProps<'/admin/overview'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, overviewConfig)
  const lines = await orNotFound(clusterLines(ctx))
  const [t, found] = await Promise.all([getTranslations('fleet'), attention(ctx, lines)])
  const { rows, total } = arrangeOverview(overviewRows(lines), state)
  return (
    <Page>
      <PageHeader title={t('title')} note={t('count', { count: lines.length })} />
      <AttentionList found={found} />
      <Totals lines={lines} />
      <OverviewList rows={rows} total={total} state={state} mayAdd={may(ctx.actor, 'manage_clusters')} />
      <LiveRefresh match={['clusters', 'figures', 'instances', 'jobs', 'applications']} />
    </Page>
  )
}
