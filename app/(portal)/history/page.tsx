import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { auditConfig } from '@/components/audit/audit-config'
import { AuditList } from '@/components/audit/audit-list'
import { EntryPanel } from '@/components/audit/entry-panel'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listAudit, readEntry } from '@/lib/audit/list'
import { readAuditFilters } from '@/lib/audit/list-schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { findInHistory } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('ownTitle') }
}

export default async function HistoryPage({ searchParams }: PageProps<'/history'>) {
  const ctx = await pageContext()
  const params = await searchParams
  const state = parseListState(params, auditConfig)
  const entry = typeof params.entry === 'string' && /^\d{1,9}$/.test(params.entry) ? params.entry : null
  const asked = { reading: 'own', q: state.q, filters: readAuditFilters(state.filters) } as const
  const [t, { rows, total }, shown] = await Promise.all([
    getTranslations('audit'),
    orNotFound(listAudit(ctx, { ...asked, timeZone: await getTimeZone(), ...listWindow(state) })),
    entry === null ? null : orNotFound(readEntry(ctx, 'own', Number(entry))),
  ])
  return (
    <Page
      floating
      panelLabel={t('entry')}
      panel={entry === null ? undefined : <EntryPanel key={entry} entry={shown} />}
    >
      <PageHeader title={t('ownTitle')} note={t('count', { count: total })} lead={t('ownLead')} />
      <AuditList
        label={t('ownTitle')}
        rows={rows}
        total={total}
        state={state}
        entry={entry}
        csv="/history.csv"
        lookUp={findInHistory}
      />
    </Page>
  )
}
