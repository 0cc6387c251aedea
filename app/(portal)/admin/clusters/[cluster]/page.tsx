import type { Metadata } from 'next'
import { ActStrip } from '@/components/acts/act-strip'
import { faceOf } from '@/components/clusters/cluster-face'
import { ClusterHeader } from '@/components/clusters/cluster-header'
import { ClusterNotes } from '@/components/clusters/cluster-notes'
import { ClusterTabs } from '@/components/clusters/cluster-tabs'
import { connectionOf, valuesOf } from '@/components/clusters/cluster-values'
import { ClusterView } from '@/components/clusters/cluster-view'
import classes from '@/components/clusters/clusters.module.css'
import { GanetiFacts } from '@/components/clusters/ganeti-facts'
import { GroupTable } from '@/components/clusters/group-table'
import { PolicySection } from '@/components/clusters/policy-section'
import { SystemsSection } from '@/components/clusters/systems-section'
import { Page } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { HealthChip } from '@/components/status/health-chip'
import { may } from '@/lib/access/authorize'
import { readCluster } from '@/lib/clusters/queries'
import { readFleetCluster } from '@/lib/fleet/read-cluster'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { checkAsStored, lockGroup, remove, setDisabled } from '../actions'
import { Care } from './care'

type Props = PageProps<'/admin/clusters/[cluster]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).cluster }
}

export default async function ClusterPage({ params }: Props) {
  const ctx = await pageContext()
  const found = await orNotFound(readFleetCluster(ctx, (await params).cluster))
  const { id, slug, description, disabled, state, readsApart, views, manages } = found
  const care = manages ? await orNotFound(readCluster(ctx, slug)) : null
  const asOf = state?.answeredAt?.toISOString() ?? null
  const parts = (
    <>
      <ClusterTabs slug={slug} />
      <ClusterNotes disabled={disabled} readsApart={readsApart} state={state} />
      <div className={classes.sections}>
        <GanetiFacts cluster={found} />
        <PolicySection policy={found.info.ipolicy} />
      </div>
      {found.groupAct ? <ActStrip act={found.groupAct} viewer={ctx.actor.name} /> : null}
      <GroupTable cluster={slug} groups={found.groups} lock={manages ? lockGroup : undefined} />
      <SystemsSection systems={state?.osList ?? []} />
      {care ? <Care ctx={ctx} cluster={care} /> : null}
      <LiveRefresh match={['clusters', 'figures', 'acts']} />
    </>
  )
  if (!care)
    return (
      <Page>
        <ClusterHeader
          slug={slug}
          manages={false}
          asOf={asOf}
          status={<HealthChip face={faceOf(found)} />}
          lead={description}
        />
        {parts}
      </Page>
    )
  return (
    <ClusterView
      slug={slug}
      face={faceOf(found)}
      asOf={asOf}
      description={description}
      disabled={disabled}
      counts={{ instances: care._count.instances, networks: care._count.networks }}
      connection={connectionOf(valuesOf(care))}
      check={checkAsStored.bind(null, slug)}
      setDisabled={setDisabled.bind(null, id)}
      mailHref={views ? `/admin/notifications/new?target=cluster:${id}` : undefined}
      remove={may(ctx.actor, 'manage_clusters') ? remove.bind(null, id) : undefined}
    >
      {parts}
    </ClusterView>
  )
}
