import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { verbOf } from '@/components/acts/act-verb'
import { CancelableAct } from '@/components/acts/cancelable-act'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { ConsoleLink } from '@/components/console/console-link'
import { InstanceTabs } from '@/components/instances/instance-tabs'
import { MoreActs } from '@/components/instances/more-acts'
import { Notices } from '@/components/instances/notices'
import { OpenRequests } from '@/components/instances/open-requests'
import { PowerActs } from '@/components/instances/power-acts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { StatusChip } from '@/components/status/status-chip'
import { consoleRefusal } from '@/lib/console/queries'
import { mayGraph } from '@/lib/graphs/read-chart'
import { openRequests } from '@/lib/instances/confirmations'
import { instanceOf, orDeparted } from '@/lib/web/instance'
import * as act from '../../actions'
import { cancelAsked, resend } from '../../confirm-actions'

type Props = LayoutProps<'/instances/[cluster]/[name]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function InstanceLayout({ params, children }: Props) {
  const { cluster, name } = await params
  const { ctx, place, instance, possible } = await instanceOf(cluster, name)
  const [t, requests, refusal, graphs] = await Promise.all([
    getTranslations('instances'),
    orDeparted(ctx, place, () => openRequests(ctx, place)),
    orDeparted(ctx, place, () => consoleRefusal(ctx, place)),
    orDeparted(ctx, place, () => mayGraph(ctx, place)),
  ])
  const { staleSince, adminLocked: locked, isolated, needsReboot } = instance
  const doing = possible.shown.find(({ endedAt }) => endedAt === null)
  const base = `/instances/${instance.cluster}/${instance.name}`
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
        actions={
          <>
            <PowerActs
              name={place.name}
              cluster={place.cluster}
              acts={possible.acts}
              actions={{
                startup: act.startup.bind(null, place),
                shutdown: act.shutdown.bind(null, place),
                reboot: act.reboot.bind(null, place),
              }}
            />
            <MoreActs
              base={base}
              name={place.name}
              cluster={place.cluster}
              possible={possible}
              actions={{
                lock: act.lock.bind(null, place),
                unlock: act.unlock.bind(null, place),
                isolate: act.isolate.bind(null, place),
                release: act.release.bind(null, place),
                tags: act.tags.bind(null, place),
                migrate: act.migrate.bind(null, place),
                failover: act.failover.bind(null, place),
                replace_disks: act.replaceDisks.bind(null, place),
              }}
            />
            {possible.acts.console.offered ? <ConsoleLink {...place} refusal={refusal} /> : null}
          </>
        }
      />
      <Notices
        instance={instance}
        cluster={place.cluster}
        possible={possible}
        setWhitelist={act.whitelist.bind(null, place)}
      />
      {possible.shown.map((one) => (
        <CancelableAct key={one.id} act={one} viewer={ctx.actor.name} cancel={act.cancel} />
      ))}
      <OpenRequests requests={requests} resend={resend} cancel={cancelAsked} />
      <InstanceTabs
        hidden={[
          ...(possible.acts.configure.offered ? [] : ['Configuration' as const]),
          ...(graphs ? [] : ['Graphs' as const]),
        ]}
        base={base}
        end={
          <AsOfAll clusters={[{ id: instance.clusterId, answeredAt: instance.answeredAt?.toISOString() ?? null }]} />
        }
      />
      {children}
      <LiveRefresh match={[`instance:${instance.clusterId}/${instance.name}`]} />
    </Page>
  )
}
