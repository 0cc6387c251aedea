import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { RegisterClient } from '@/components/programs/register-client'
import { pageContext } from '@/lib/web/context'
import { register } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs'))('add') }
}

export default async function RegisterPage() {
  await pageContext()
  const t = await getTranslations('programs')
  return (
    <Page>
      <PageHeader
        title={t('add')}
        lead={t('addLead')}
        crumbs={[{ label: t('title'), href: '/o/applications' }, { label: t('add') }]}
      />
      <RegisterClient register={register} />
    </Page>
  )
}
