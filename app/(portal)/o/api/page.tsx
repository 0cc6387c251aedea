import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { OperationDetails } from '@/components/programs/operation-details'
import { readReference } from '@/lib/web/api/reference'
import { pageContext } from '@/lib/web/context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reference'))('title') }
}

export default async function ReferencePage() {
  await pageContext()
  const t = await getTranslations('reference')
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} actions={<a href="/api/v1/openapi.json">{t('document')}</a>} />
      {readReference().map(({ name, operations }) => (
        <Section key={name} title={name} flush>
          {operations.map((operation) => (
            <OperationDetails key={operation.id} operation={operation} />
          ))}
        </Section>
      ))}
    </Page>
  )
}
