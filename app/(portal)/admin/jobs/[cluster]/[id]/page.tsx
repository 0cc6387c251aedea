import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CancelJob } from '@/components/jobs/cancel-job'
import { JobStateChip } from '@/components/jobs/job-state-chip'
import { JobView } from '@/components/jobs/job-view'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { notFound } from '@/lib/errors/app-error'
import { readJob } from '@/lib/jobs/read'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { cancel } from '../../actions'

type Props = PageProps<'/admin/jobs/[cluster]/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('job', { id: (await params).id }) }
}

export default async function JobPage({ params }: Props) {
  const ctx = await pageContext()
  const { cluster, id } = await params
  const place = { cluster, id: /^\d{1,9}$/.test(id) ? Number(id) : null }
  const job = await orNotFound(place.id === null ? Promise.reject(notFound()) : readJob(ctx, { cluster, id: place.id }))
  const t = await getTranslations('jobs')
  return (
    <Page>
      <PageHeader
        mono
        title={job.summary[0] ?? job.opId ?? t('job', { id })}
        crumbs={[{ label: t('title'), href: '/admin/jobs' }, { label: t('jobOn', { id, cluster }) }]}
        status={<JobStateChip status={job.status} />}
        actions={
          job.manages && job.endedAt === null ? (
            <CancelJob
              status={job.status}
              writable={job.writable}
              cancel={cancel.bind(null, { cluster: job.cluster, id: job.id })}
            />
          ) : null
        }
      />
      <JobView job={job} />
      <LiveRefresh match={[`jobs:${job.clusterId}`]} />
    </Page>
  )
}
