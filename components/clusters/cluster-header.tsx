import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AsOf } from '@/components/format/as-of'
import { PageHeader } from '@/components/layout/page-header'

type Props = {
  slug: string
  /** Who has it in their care comes from the list of clusters, others from the overview. */
  manages: boolean
  asOf: string | null
  status?: ReactNode
  lead?: string
  /** A network of the cluster. */
  network?: string
}

/** Above a part of a cluster's page. */
export function ClusterHeader({ slug, manages, asOf, status, lead, network }: Props) {
  const t = useTranslations()
  const home = `/admin/clusters/${slug}`
  const from = manages
    ? { label: t('clusters.title'), href: '/admin/clusters' }
    : { label: t('fleet.title'), href: '/admin/overview' }
  const crumbs = network
    ? [
        from,
        { label: slug, href: home, mono: true },
        { label: t('networks.title'), href: `${home}/networks` },
        { label: network, mono: true },
      ]
    : [from, { label: slug, mono: true }]
  return (
    <PageHeader
      mono
      title={network ?? slug}
      crumbs={crumbs}
      status={status}
      note={asOf ? <AsOf iso={asOf} /> : null}
      lead={lead}
    />
  )
}
