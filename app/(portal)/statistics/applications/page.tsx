import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { FiguresBar } from '@/components/stats/figures-bar'
import { FiguresCharts } from '@/components/stats/figures-charts'
import { StatsTabs } from '@/components/stats/stats-tabs'
import { mayAnywhere } from '@/lib/access/authorize'
import { figureSubjects, readApplicationFigures, unitOf } from '@/lib/fleet/application-figures'
import { figuresSchema } from '@/lib/fleet/schema'
import { pageContext } from '@/lib/web/context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics'))('titleApplications') }
}

export default async function ApplicationStatisticsPage({ searchParams }: PageProps<'/statistics/applications'>) {
  const ctx = await pageContext()
  const { of, days } = figuresSchema.parse(await searchParams)
  const [t, subjects, figures] = await Promise.all([
    getTranslations('statistics'),
    figureSubjects(ctx),
    readApplicationFigures(ctx, of, days),
  ])
  const query = new URLSearchParams({ of: of.name === '' ? of.kind : `${of.kind}:${of.name}`, days: String(days) })
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t(`leadApplications.${unitOf(days)}`)}
        actions={
          <LinkButton variant="default" href={`/application-statistics.csv?${query}`} prefetch={false}>
            {t('csv')}
          </LinkButton>
        }
      />
      <StatsTabs />
      <FiguresBar
        subjects={subjects}
        subject={of}
        days={days}
        staff={mayAnywhere(ctx.actor, 'review_applications') || mayAnywhere(ctx.actor, 'view_applications')}
      />
      <FiguresCharts figures={figures} until={ctx.now.toISOString()} />
    </Page>
  )
}
