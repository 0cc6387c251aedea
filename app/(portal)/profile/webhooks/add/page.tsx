import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { AddWebhook } from '@/components/webhooks/add-webhook'
import { StandardLink } from '@/components/webhooks/standard-link'
import { pageContext } from '@/lib/web/context'
import { seesMore } from '@/lib/webhooks/queries'
import { add } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('add') }
}

export default async function AddWebhookPage() {
  const ctx = await pageContext()
  const t = await getTranslations('webhooks')
  return (
    <Page>
      <PageHeader
        title={t('add')}
        lead={t.rich('addLead', { link: (text) => <StandardLink>{text}</StandardLink> })}
        crumbs={[{ label: t('title'), href: '/profile/webhooks' }, { label: t('add') }]}
      />
      <AddWebhook add={add} seesMore={seesMore(ctx)} />
    </Page>
  )
}
