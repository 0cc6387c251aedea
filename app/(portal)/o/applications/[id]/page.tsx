import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/layout/facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { ClientActs } from '@/components/programs/client-acts'
import { EditClient } from '@/components/programs/edit-client'
import { readOwnClient } from '@/lib/oauth/own-clients'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { change, remove, renew } from '../actions'
import { valuesOf } from './values'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs'))('title') }
}

export default async function ProgramPage({ params }: PageProps<'/o/applications/[id]'>) {
  const { id: text } = await params
  if (!/^\d{1,9}$/.test(text)) notFound()
  const ctx = await pageContext()
  const [t, client] = await Promise.all([getTranslations('programs'), orNotFound(readOwnClient(ctx, Number(text)))])
  const { id, name, type, clientId, _count } = client
  return (
    <Page>
      <PageHeader
        title={name}
        crumbs={[{ label: t('title'), href: '/o/applications' }, { label: name }]}
        actions={
          <ClientActs
            name={name}
            agreed={_count.grants}
            hasSecret={type === 'confidential'}
            renew={renew.bind(null, id)}
            remove={remove.bind(null, id)}
          />
        }
      />
      <Section>
        <Facts termWidth={150} facts={[{ term: t('clientId'), value: clientId, mono: true, copy: clientId }]} />
        <p>{t('agreed', { count: _count.grants })}</p>
      </Section>
      <EditClient initial={valuesOf(client)} save={change.bind(null, id)} />
    </Page>
  )
}
