import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JobList } from '@/components/jobs/job-list'
import { jobsConfig } from '@/components/jobs/jobs-config'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listJobs } from '@/lib/jobs/list'
import { readJobFilters } from '@/lib/jobs/list-schema'
import { nodeChoices } from '@/lib/nodes/list'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { findInJobs } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') }
}

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, jobsConfig)
  const { q, sort, dir } = state
  const asked = { q, sort, dir, filters: readJobFilters(state.filters), ...listWindow(state) }
  const [t, { rows, total }, { clusters }] = await Promise.all([
    getTranslations('jobs'),
    orNotFound(listJobs(ctx, asked)),
    orNotFound(nodeChoices(ctx)),
  ])
  return (
    <Page>
      <PageHeader title={t('title')} note={t('count', { count: total })} />
      <JobList rows={rows} total={total} state={state} clusters={clusters} lookUp={findInJobs} />
      <LiveRefresh match={['jobs']} />
    </Page>
  )
}
