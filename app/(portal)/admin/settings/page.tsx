import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { SettingsForm } from '@/components/settings/settings-form'
import { listSettings } from '@/lib/settings/list-settings'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { saveSettings } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const ctx = await pageContext()
  const [t, settings] = await Promise.all([getTranslations('settings'), orNotFound(listSettings(ctx))])
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SettingsForm settings={settings} save={saveSettings} />
    </Page>
  )
}
