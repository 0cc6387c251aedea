import type { Metadata } from 'next'
import { History } from '@/components/admin/history'
import { faceOf } from '@/components/clusters/cluster-face'
import { ClusterFacts } from '@/components/clusters/cluster-facts'
import { ClusterNotes } from '@/components/clusters/cluster-notes'
import { connectionOf, valuesOf } from '@/components/clusters/cluster-values'
import { ClusterView } from '@/components/clusters/cluster-view'
import { MaintenanceSection } from '@/components/clusters/maintenance-section'
import { GraphsSection } from '@/components/graphs/graphs-section'
import { LiveRefresh } from '@/components/live/live-refresh'
import { may } from '@/lib/access/authorize'
import { listClusterChanges } from '@/lib/clusters/list-changes'
import { readCluster } from '@/lib/clusters/queries'
import { hasGraphs, readQueries } from '@/lib/graphs/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { checkAsStored, remove, saveGraphs, saveMaintenance, setDisabled, stopMaintenance } from '../actions'

type Props = PageProps<'/admin/clusters/[cluster]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).cluster }
}

export default async function ClusterPage({ params }: Props) {
  const ctx = await pageContext()
  const cluster = await orNotFound(readCluster(ctx, (await params).cluster))
  const { id, slug, description, disabled, state, maintenance, _count } = cluster
  const [graphs, queries] = [hasGraphs(), await orNotFound(readQueries(ctx, id))]
  return (
    <ClusterView
      slug={slug}
      face={faceOf(cluster)}
      asOf={state?.answeredAt?.toISOString() ?? null}
      description={description}
      disabled={disabled}
      counts={{ instances: _count.instances, networks: _count.networks }}
      connection={connectionOf(valuesOf(cluster))}
      check={checkAsStored.bind(null, slug)}
      setDisabled={setDisabled.bind(null, id)}
      mailHref={may(ctx.actor, 'view_instances', id) ? `/admin/notifications/new?target=cluster:${id}` : undefined}
      remove={may(ctx.actor, 'manage_clusters') ? remove.bind(null, id) : undefined}
    >
      <ClusterNotes disabled={disabled} state={state} />
      <ClusterFacts cluster={cluster} />
      <MaintenanceSection
        slug={slug}
        works={
          maintenance
            ? { ...maintenance, from: maintenance.from.toISOString(), until: maintenance.until?.toISOString() ?? null }
            : null
        }
        now={ctx.now.toISOString()}
        save={saveMaintenance.bind(null, id)}
        end={stopMaintenance.bind(null, id)}
      />
      {graphs ? <GraphsSection slug={slug} queries={queries} save={saveGraphs.bind(null, id)} /> : null}
      <History kind="clusters" rows={await orNotFound(listClusterChanges(ctx, id))} />
      <LiveRefresh match={['clusters']} />
    </ClusterView>
  )
}
