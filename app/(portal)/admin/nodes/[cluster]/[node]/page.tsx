import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AsOf } from '@/components/format/as-of'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { InstancesTable } from '@/components/nodes/instances-table'
import { NodeAct } from '@/components/nodes/node-act'
import { NodeActs } from '@/components/nodes/node-acts'
import { NodeFacts } from '@/components/nodes/node-facts'
import { RoleChip } from '@/components/nodes/role-chip'
import { mayGraphAll } from '@/lib/graphs/read-chart'
import { readNode } from '@/lib/nodes/read'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { setRole } from '../../actions'

type Props = PageProps<'/admin/nodes/[cluster]/[node]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).node) }
}

export default async function NodePage({ params }: Props) {
  const ctx = await pageContext()
  const { cluster, node: name } = await params
  const place = { cluster, name: decodeURIComponent(name) }
  const node = await orNotFound(readNode(ctx, place))
  const [t, graphs] = await Promise.all([getTranslations('nodes'), getTranslations('graphs')])
  return (
    <Page>
      <PageHeader
        mono
        title={node.name}
        crumbs={[
          { label: t('title'), href: '/admin/nodes' },
          { label: node.name, mono: true },
        ]}
        status={<RoleChip role={node.role} vmCapable={node.vmCapable} />}
        note={node.answeredAt ? <AsOf iso={node.answeredAt} /> : null}
        actions={
          <>
            {node.views && mayGraphAll(ctx, node.clusterId) ? (
              <LinkButton variant="default" href={`/admin/nodes/${node.cluster}/${node.name}/graphs`}>
                {graphs('title')}
              </LinkButton>
            ) : null}
            {node.manages ? (
              <NodeActs
                name={node.name}
                cluster={node.cluster}
                href={`/admin/nodes/${node.cluster}/${node.name}/empty`}
                role={node.role}
                running={node.primaries.filter(({ face }) => face.state === 'running').length}
                refusals={node.refusals}
                set={setRole.bind(null, place)}
              />
            ) : null}
          </>
        }
      />
      <NodeAct node={node} viewer={ctx.actor.name} />
      <NodeFacts node={node} />
      <InstancesTable
        title={t('primaryInstances', { count: node.primaries.length })}
        cluster={node.cluster}
        rows={node.primaries}
        beside="other"
        views={node.views}
      />
      {node.secondaries.length > 0 ? (
        <InstancesTable
          title={t('secondaryInstances', { count: node.secondaries.length })}
          cluster={node.cluster}
          rows={node.secondaries}
          beside="primary"
          views={node.views}
        />
      ) : null}
      <LiveRefresh match={['clusters', 'figures', `instances:${node.clusterId}`, `jobs:${node.clusterId}`, 'acts']} />
    </Page>
  )
}
