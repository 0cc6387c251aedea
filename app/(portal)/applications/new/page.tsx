import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApplicationForm } from '@/components/applications/application-form'
import { emptyWish } from '@/components/applications/wish'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { formData } from '@/lib/applications/form-data'
import { pageContext } from '@/lib/web/context'
import { file, nameFree } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apply'))('title') }
}

export default async function NewApplicationPage() {
  const ctx = await pageContext()
  const [t, data] = await Promise.all([getTranslations('apply'), formData(ctx)])
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ApplicationForm data={data} initial={emptyWish(data)} send={file} nameFree={nameFree} applicationId={null} />
    </Page>
  )
}
