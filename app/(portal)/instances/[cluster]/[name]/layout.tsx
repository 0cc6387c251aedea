import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { verbOf } from '@/components/acts/act-verb'
import { CancelableAct } from '@/components/acts/cancelable-act'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { InstanceTabs } from '@/components/instances/instance-tabs'
import { PowerActs } from '@/components/instances/power-acts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { StatusChip } from '@/components/status/status-chip'
import { instanceOf } from '@/lib/web/instance'
import { cancel, reboot, shutdown, startup } from '../../actions'

type Props = LayoutProps<'/instances/[cluster]/[name]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function InstanceLayout({ params, children }: Props) {
  const { cluster, name } = await params
  const { ctx, place, instance, possible } = await instanceOf(cluster, name)
  const t = await getTranslations('instances')
  const { staleSince, adminLocked: locked, isolated, needsReboot } = instance
  const doing = possible.shown.find((act) => act.endedAt === null)
  const actions = {
    startup: startup.bind(null, place),
    shutdown: shutdown.bind(null, place),
    reboot: reboot.bind(null, place),
  }
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
              ...(doing ? { doing: verbOf(doing.kind) } : {}),
              ...(staleSince ? { staleSince: staleSince.toISOString() } : {}),
            }}
          />
        }
        actions={<PowerActs name={place.name} cluster={place.cluster} acts={possible.acts} actions={actions} />}
      />
      {possible.shown.map((act) => (
        <CancelableAct key={act.id} act={act} viewer={ctx.actor.name} cancel={cancel} />
      ))}
      <InstanceTabs
        base={`/instances/${instance.cluster}/${instance.name}`}
        end={
          <AsOfAll clusters={[{ id: instance.clusterId, answeredAt: instance.answeredAt?.toISOString() ?? null }]} />
        }
      />
      {children}
      <LiveRefresh match={[`instance:${instance.clusterId}/${instance.name}`]} />
    </Page>
  )
}
