import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { PreviewView } from '@/components/nodes/preview-view'
import { may } from '@/lib/access/authorize'
import { nodeRefusal } from '@/lib/nodes/policy'
import { readPreview } from '@/lib/nodes/preview'
import { isMove } from '@/lib/nodes/schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { empty } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nodes'))('emptyIt') }
}

export default async function EmptyPage({ params, searchParams }: PageProps<'/admin/nodes/[cluster]/[node]/empty'>) {
  const ctx = await pageContext()
  const { cluster, node: name } = await params
  const { how } = await searchParams
  const move = typeof how === 'string' && isMove(how) ? how : 'migrate'
  const place = { cluster, name: decodeURIComponent(name) }
  const { node, instances } = await orNotFound(readPreview(ctx, place, move))
  const t = await getTranslations('nodes')
  const here = `/admin/nodes/${cluster}/${node.name}`
  const views = may(ctx.actor, 'view_instances', node.clusterId)
  return (
    <Page>
      <PageHeader
        title={t('emptyTitle', { name: node.name })}
        crumbs={[
          { label: t('title'), href: '/admin/nodes' },
          { label: node.name, href: here, mono: true },
          { label: t('emptyIt') },
        ]}
      />
      <PreviewView
        name={node.name}
        cluster={cluster}
        move={move}
        instances={instances}
        refusal={nodeRefusal(move, node.now)}
        views={views}
        mailHref={
          views && instances.length > 0
            ? `/admin/notifications/new?target=${encodeURIComponent(`node:${node.clusterId}:${node.name}`)}`
            : null
        }
        empty={empty.bind(null, place)}
      />
    </Page>
  )
}
