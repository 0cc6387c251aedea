import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { StatsBar } from '@/components/stats/stats-bar'
import { StatsCharts } from '@/components/stats/stats-charts'
import { StatsTabs } from '@/components/stats/stats-tabs'
import { listSubjects, readSamples } from '@/lib/stats/queries'
import { askedSchema } from '@/lib/stats/schema'
import { subjectOf } from '@/lib/stats/subject'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics'))('title') }
}

export default async function StatisticsPage({ searchParams }: PageProps<'/statistics'>) {
  const ctx = await pageContext()
  const { of, days } = askedSchema.parse(await searchParams)
  const subject = subjectOf(ctx, of)
  const [t, subjects, samples] = await Promise.all([
    getTranslations('statistics'),
    listSubjects(ctx),
    orNotFound(readSamples(ctx, subject, days)),
  ])
  const query = new URLSearchParams({ of: `${subject.kind}:${subject.name}`, days: String(days) })
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton variant="default" href={`/statistics.csv?${query}`}>
            {t('csv')}
          </LinkButton>
        }
      />
      <StatsTabs />
      <StatsBar subjects={subjects} subject={subject} days={days} />
      <StatsCharts samples={samples} until={ctx.now.toISOString()} days={days} />
    </Page>
  )
}
