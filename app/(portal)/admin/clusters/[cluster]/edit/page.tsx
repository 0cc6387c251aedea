import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClusterForm } from '@/components/clusters/cluster-form'
import { valuesOf } from '@/components/clusters/cluster-values'
import { PageHeader } from '@/components/layout/page-header'
import { readCluster } from '@/lib/clusters/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { checkEdited, edit } from '../../actions'

type Props = PageProps<'/admin/clusters/[cluster]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('editOf', { slug: (await params).cluster }) }
}

export default async function EditClusterPage({ params }: Props) {
  const ctx = await pageContext()
  const cluster = await orNotFound(readCluster(ctx, (await params).cluster))
  const { id, slug, hasPassword, hasReadPassword } = cluster
  const t = await getTranslations('clusters')
  return (
    <ClusterForm
      header={
        <PageHeader
          title={t('editOf', { slug })}
          crumbs={[
            { label: t('title'), href: '/admin/clusters' },
            { label: slug, href: `/admin/clusters/${slug}`, mono: true },
            { label: t('edit') },
          ]}
        />
      }
      initial={valuesOf(cluster)}
      stored={{ slug, has: { password: hasPassword, readPassword: hasReadPassword } }}
      save={edit.bind(null, id)}
      check={checkEdited.bind(null, id)}
    />
  )
}
