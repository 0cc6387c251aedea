import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountTabs } from '@/components/accounts/account-tabs'
import { RegistrationQueue } from '@/components/accounts/registration-queue'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { fullName } from '@/lib/accounts/queries'
import { listRegistrations } from '@/lib/accounts/registrations'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { siteSettings } from '@/lib/web/settings'
import { approve, reject } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('queueTitle') }
}

export default async function AccountsPage() {
  const ctx = await pageContext()
  const [t, rows, { registrationOpen }] = await Promise.all([
    getTranslations('accounts'),
    orNotFound(listRegistrations(ctx)),
    siteSettings(),
  ])
  return (
    <Page>
      <PageHeader
        title={t('queueTitle')}
        note={t('waiting', { count: rows.length })}
        actions={<AccountTabs at="waiting" />}
        lead={t(registrationOpen ? 'lead' : 'leadClosed')}
      />
      <RegistrationQueue
        rows={rows.map(({ organization, verifiedAt, createdAt, ...row }) => ({
          ...row,
          name: fullName(row),
          organization: organization?.title ?? '',
          askedAt: createdAt.toISOString(),
          verifiedAt: (verifiedAt ?? createdAt).toISOString(),
        }))}
        approve={approve}
        reject={reject}
      />
    </Page>
  )
}
