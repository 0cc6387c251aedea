import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { NodeList } from '@/components/nodes/node-list'
import { nodesConfig } from '@/components/nodes/nodes-config'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listNodes, nodeChoices } from '@/lib/nodes/list'
import { readNodeFilters } from '@/lib/nodes/list-schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nodes'))('title') }
}

export default async function NodesPage({ searchParams }: PageProps<'/admin/nodes'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, nodesConfig)
  const { q, sort, dir } = state
  const asked = { q, sort, dir, filters: readNodeFilters(state.filters), ...listWindow(state) }
  const [t, { rows, total }, choices] = await Promise.all([
    getTranslations('nodes'),
    orNotFound(listNodes(ctx, asked)),
    orNotFound(nodeChoices(ctx)),
  ])
  return (
    <Page>
      <PageHeader title={t('title')} note={t('count', { count: total })} />
      <NodeList rows={rows} total={total} state={state} {...choices} />
      <LiveRefresh match={['clusters', 'figures']} />
    </Page>
  )
}
