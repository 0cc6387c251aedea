import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/admin/history'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LogoSection } from '@/components/settings/logo-section'
import { SettingsForm } from '@/components/settings/settings-form'
import { listSettingChanges } from '@/lib/settings/list-changes'
import { listSettings } from '@/lib/settings/list-settings'
import { logoAddress } from '@/lib/site/logo'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { removeLogo, saveSettings, uploadLogo } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const ctx = await pageContext()
  const [t, words, settings, history, logo] = await Promise.all([
    getTranslations('settings'),
    getTranslations('admin.history'),
    orNotFound(listSettings(ctx)),
    orNotFound(listSettingChanges(ctx)),
    logoAddress(),
  ])
  return (
    <Page panelLabel={words('title')} panel={<History kind="settings" rows={history} />}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <LogoSection logo={logo} upload={uploadLogo} remove={removeLogo} />
      <SettingsForm settings={settings} save={saveSettings} />
    </Page>
  )
}
