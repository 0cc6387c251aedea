import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { TableSkeleton } from '@/components/tables/table-skeleton'

export default async function Loading() {
  const t = await getTranslations('instances')
  return (
    <Page>
      <PageHeader title={t('title')} />
      <TableSkeleton />
    </Page>
  )
}
