import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClusterForm } from '@/components/clusters/cluster-form'
import { newCluster } from '@/components/clusters/cluster-values'
import { PageHeader } from '@/components/layout/page-header'
import { may } from '@/lib/access/authorize'
import { pageContext } from '@/lib/web/context'
import { add, checkNew } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clusters'))('add') }
}

export default async function AddClusterPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'manage_clusters')) notFound()
  const t = await getTranslations('clusters')
  return (
    <ClusterForm
      header={
        <PageHeader
          title={t('add')}
          crumbs={[{ label: t('title'), href: '/admin/clusters' }, { label: t('add') }]}
          lead={t('form.addLead')}
        />
      }
      initial={newCluster}
      save={add}
      check={checkNew}
    />
  )
}
