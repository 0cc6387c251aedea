import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApplicationForm } from '@/components/applications/application-form'
import { wishOf } from '@/components/applications/wish'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { formData } from '@/lib/applications/form-data'
import { readApplication } from '@/lib/applications/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { edit, nameFree } from '../../actions'

type Props = PageProps<'/applications/[id]/edit'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apply'))('editTitle') }
}

export default async function EditApplicationPage({ params }: Props) {
  const ctx = await pageContext()
  const id = Number((await params).id)
  const application = await orNotFound(readApplication(ctx, id))
  if (!application.may.edit) notFound()
  const [t, data] = await Promise.all([getTranslations('apply'), formData(ctx)])
  return (
    <Page>
      <PageHeader title={t('editTitle')} lead={t('lead')} />
      <ApplicationForm
        data={{ ...data, fast: [] }}
        initial={wishOf(application)}
        send={edit.bind(null, id, application.version)}
        nameFree={nameFree}
        applicationId={id}
      />
    </Page>
  )
}
