import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClusterTabs } from '@/components/clusters/cluster-tabs'
import { LatencyCharts } from '@/components/clusters/latency-charts'
import { Page } from '@/components/layout/page'
import { readLatency } from '@/lib/fleet/latency'
import { latencySchema } from '@/lib/fleet/schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

type Props = PageProps<'/admin/clusters/[cluster]/latency'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations('clusterPage'))('tab.latency')} · ${(await params).cluster}` }
}

export default async function LatencyPage({ params, searchParams }: Props) {
  const ctx = await pageContext()
  const { days } = latencySchema.parse(await searchParams)
  const latency = await orNotFound(readLatency(ctx, (await params).cluster, days))
  return (
    <Page>
      <ClusterHeader slug={latency.slug} manages={latency.manages} asOf={latency.answeredAt} />
      <ClusterTabs slug={latency.slug} />
      <LatencyCharts latency={latency} days={days} now={ctx.now.toISOString()} />
    </Page>
  )
}
