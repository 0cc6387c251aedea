import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountTabs } from '@/components/accounts/account-tabs'
import { idleListConfig } from '@/components/accounts/idle-config'
import { IdleList } from '@/components/accounts/idle-list'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { may } from '@/lib/access/authorize'
import { listIdle } from '@/lib/accounts/idle'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { siteSettings } from '@/lib/web/settings'
import { deactivate } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('idleTitle') }
}

export default async function IdlePage({ searchParams }: PageProps<'/admin/accounts/idle'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, idleListConfig)
  const [t, { idleDays, idleReminders }, { rows, total }] = await Promise.all([
    getTranslations('accounts'),
    siteSettings(),
    orNotFound(listIdle(ctx, { q: state.q, ...listWindow(state) })),
  ])
  const manages = may(ctx.actor, 'manage_users')
  return (
    <Page>
      <PageHeader
        title={t('idleTitle')}
        note={t('idleCount', { count: total })}
        lead={t('idleLead', { days: idleDays, reminded: String(idleReminders) })}
        actions={manages ? <AccountTabs at="idle" /> : undefined}
      />
      <IdleList
        rows={rows.map(({ id, name, username, email, activeAt, remindedAt, instances }) => ({
          id: String(id),
          name,
          username,
          email,
          active: activeAt.toISOString(),
          instances,
          reminded: remindedAt?.toISOString() ?? '',
        }))}
        total={total}
        state={state}
        days={idleDays}
        deactivate={manages ? deactivate : null}
      />
    </Page>
  )
}
