import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApplicationList } from '@/components/applications/application-list'
import { applicationListConfig } from '@/components/applications/list-config'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { QueueTabs } from '@/components/review/queue-tabs'
import { parseListState } from '@/components/tables/list-state'
import { countWaiting, listForReview } from '@/lib/applications/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const ctx = await pageContext()
  const params = await searchParams
  const state = parseListState(params, applicationListConfig)
  const { q, page, pageSize, filters } = state
  const status = filters.status?.[0] ?? null
  const open = params.all === undefined && status === null
  const [t, waiting, { rows, total }] = await Promise.all([
    getTranslations('review'),
    countWaiting(ctx),
    orNotFound(listForReview(ctx, { q, page, pageSize, status, open })),
  ])
  return (
    <Page>
      <PageHeader title={t('title')} note={t('waiting', { count: waiting ?? 0 })} actions={<QueueTabs open={open} />} />
      <ApplicationList rows={rows} total={total} state={state} label={t('title')} base="/review" />
      <LiveRefresh match={['applications']} />
    </Page>
  )
}
