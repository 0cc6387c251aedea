import { History } from '@/components/admin/history'
import { ClusterFacts } from '@/components/clusters/cluster-facts'
import { MaintenanceSection } from '@/components/clusters/maintenance-section'
import { GraphsSection } from '@/components/graphs/graphs-section'
import type { UserCtx } from '@/lib/access/actor'
import { listClusterChanges } from '@/lib/clusters/list-changes'
import type { ClusterView } from '@/lib/clusters/queries'
import { hasGraphs, readQueries } from '@/lib/graphs/queries'
import { orNotFound } from '@/lib/web/page'
import { saveGraphs, saveMaintenance, stopMaintenance } from '../actions'

/** What only those read who have the cluster in their care. */
export async function Care({ ctx, cluster }: { ctx: UserCtx; cluster: ClusterView }) {
  const { id, slug, maintenance } = cluster
  const [queries, changes] = await Promise.all([
    orNotFound(readQueries(ctx, id)),
    orNotFound(listClusterChanges(ctx, id)),
  ])
  return (
    <>
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
      {hasGraphs() ? <GraphsSection slug={slug} queries={queries} save={saveGraphs.bind(null, id)} /> : null}
      <History kind="clusters" rows={changes} />
    </>
  )
}
