import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { InstanceFacts } from '@/components/instances/instance-facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { StatusChip } from '@/components/status/status-chip'
import { readInstance } from '@/lib/instances/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

type Props = PageProps<'/instances/[cluster]/[name]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function InstancePage({ params }: Props) {
  const ctx = await pageContext()
  const { cluster, name } = await params
  const instance = await orNotFound(readInstance(ctx, cluster, decodeURIComponent(name)))
  const t = await getTranslations('instances')
  const { staleSince, adminLocked: locked, isolated, needsReboot } = instance
  return (
    <Page>
      <PageHeader
        mono
        title={instance.name}
        crumbs={[
          { label: t('title'), href: '/' },
          { label: instance.cluster, href: `/?cluster=${instance.cluster}` },
          { label: instance.name, mono: true },
        ]}
        status={
          <StatusChip
            face={{
              ...instance.face,
              locked,
              isolated,
              needsReboot,
              ...(staleSince ? { staleSince: staleSince.toISOString() } : {}),
            }}
          />
        }
        note={
          <AsOfAll clusters={[{ id: instance.clusterId, answeredAt: instance.answeredAt?.toISOString() ?? null }]} />
        }
      />
      <InstanceFacts instance={instance} />
      <LiveRefresh match={[`instance:${instance.clusterId}/${instance.name}`]} />
    </Page>
  )
}
