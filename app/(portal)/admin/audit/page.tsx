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
import { findInLog } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('logTitle') }
}

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const ctx = await pageContext()
  const params = await searchParams
  const state = parseListState(params, auditConfig)
  const entry = typeof params.entry === 'string' && /^\d{1,9}$/.test(params.entry) ? params.entry : null
  const asked = { reading: 'log', q: state.q, filters: readAuditFilters(state.filters) } as const
  const [t, { rows, total }, shown] = await Promise.all([
    getTranslations('audit'),
    orNotFound(listAudit(ctx, { ...asked, timeZone: await getTimeZone(), ...listWindow(state) })),
    entry === null ? null : orNotFound(readEntry(ctx, 'log', Number(entry))),
  ])
  return (
    <Page
      floating
      panelLabel={t('entry')}
      panel={entry === null ? undefined : <EntryPanel key={entry} entry={shown} />}
    >
      <PageHeader title={t('logTitle')} note={t('count', { count: total })} lead={t('logLead')} />
      <AuditList
        label={t('logTitle')}
        rows={rows}
        total={total}
        state={state}
        entry={entry}
        csv="/audit.csv"
        lookUp={findInLog}
      />
    </Page>
  )
}
