import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApplicationList } from '@/components/applications/application-list'
import { applicationListConfig } from '@/components/applications/list-config'
import { NewApplicationButton } from '@/components/applications/new-application-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { parseListState } from '@/components/tables/list-state'
import { listMyApplications } from '@/lib/applications/queries'
import { pageContext } from '@/lib/web/context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications'))('title') }
}

export default async function ApplicationsPage({ searchParams }: PageProps<'/applications'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, applicationListConfig)
  const { q, page, pageSize, filters } = state
  const [t, { rows, total }] = await Promise.all([
    getTranslations('applications'),
    listMyApplications(ctx, { q, page, pageSize, status: filters.status?.[0] ?? null }),
  ])
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={t('count', { count: total })}
        actions={<NewApplicationButton label={t('new')} />}
      />
      <ApplicationList rows={rows} total={total} state={state} label={t('title')} base="/applications" />
      <LiveRefresh match={['applications']} />
    </Page>
  )
}
