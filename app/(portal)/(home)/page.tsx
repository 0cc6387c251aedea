import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewApplicationButton } from '@/components/applications/new-application-button'
import { AsOfAll } from '@/components/clusters/as-of-all'
import { InstanceList } from '@/components/instances/instance-list'
import { InstancePanel } from '@/components/instances/instance-panel'
import { listConfigFor } from '@/components/instances/list-config'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { mayAnywhere } from '@/lib/access/authorize'
import { readListView } from '@/lib/accounts/list-views'
import { creationsInFlight } from '@/lib/acts/queries'
import { fleetHealth } from '@/lib/clusters/queries'
import { consoleRefusal, openableConsoles } from '@/lib/console/queries'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { readPanel } from '@/lib/instances/panel'
import { pageContext } from '@/lib/web/context'
import { reboot, shutdown, startup } from '../instances/actions'
import { actOnAll, cancelCreation, findValues, saveView, weigh } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instances'))('title') }
}

export default async function InstancesPage({ searchParams }: PageProps<'/'>) {
  const ctx = await pageContext()
  const params = await searchParams
  const viewer = mayAnywhere(ctx.actor, 'view_instances')
  const state = parseListState(params, listConfigFor(viewer))
  const filters = readFilters(state.filters)
  const asked = { q: state.q, filters, sort: state.sort, dir: state.dir }
  const place = typeof params.panel === 'string' ? params.panel : null
  const [t, { rows, total }, creations, clusters, view, panel] = await Promise.all([
    getTranslations('instances'),
    listInstances(ctx, { ...asked, ...listWindow(state) }),
    creationsInFlight(ctx, { q: state.q, clusters: filters.cluster }),
    fleetHealth(ctx),
    readListView(ctx, 'instances'),
    place === null ? null : readPanel(ctx, place),
  ])
  const [consoles, noConsole] = await Promise.all([
    openableConsoles(
      ctx,
      rows.map(({ id }) => id),
    ),
    panel && consoleRefusal(ctx, { cluster: panel.cluster, name: panel.name }),
  ])
  const at = { cluster: panel?.cluster ?? '', name: panel?.name ?? '' }
  return (
    <Page
      floating
      panelLabel={t('panel')}
      panel={
        place === null ? undefined : (
          <InstancePanel
            key={place}
            place={place}
            instance={panel}
            noConsole={noConsole}
            viewer={ctx.actor.name}
            actions={{
              startup: startup.bind(null, at),
              shutdown: shutdown.bind(null, at),
              reboot: reboot.bind(null, at),
            }}
          />
        )
      }
    >
      <PageHeader
        title={t('title')}
        note={
          <AsOfAll
            what={t('count', { count: total })}
            clusters={clusters.map(({ id, answeredAt }) => ({ id, answeredAt }))}
          />
        }
        actions={<NewApplicationButton label={t('new')} />}
      />
      <InstanceList
        rows={rows}
        total={total}
        creations={creations}
        consoles={consoles}
        state={state}
        clusters={clusters.map(({ slug }) => slug)}
        viewer={viewer}
        view={view}
        panel={place}
        findValues={findValues}
        saveView={saveView}
        bulk={{ weigh, act: actOnAll }}
        cancel={cancelCreation}
      />
      <LiveRefresh match={['instances', 'acts', ...(viewer ? ['jobs'] : [])]} />
    </Page>
  )
}
