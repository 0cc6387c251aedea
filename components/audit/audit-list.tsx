'use client'

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { JobChip } from '@/components/status/job-chip'
import { DataTable } from '@/components/tables/data-table'
import { type ListState, listUrl } from '@/components/tables/list-state'
import type { Column, Filter } from '@/components/tables/types'
import type { AuditRow } from '@/lib/audit/row'
import { ACTIONS, TARGETS } from '@/lib/audit/words'
import type { Result } from '@/lib/web/result'
import classes from './audit.module.css'
import { auditConfig } from './audit-config'
import { DateRange } from './date-range'
import { useAuditWords } from './use-audit-words'

type LookUp = (what: 'actor' | 'instance' | 'cluster', text: string) => Promise<Result<string[]>>
type Props = {
  label: string
  rows: AuditRow[]
  total: number
  state: ListState
  entry: string | null
  csv: string
  lookUp: LookUp
}

export function AuditList({ label, rows, total, state, entry, csv, lookUp }: Props) {
  const t = useTranslations('audit')
  const words = useAuditWords()
  const path = usePathname()
  const query = useSearchParams().toString()
  const lines = rows.map((row) => ({
    ...row,
    id: String(row.id),
    what: words.action(row.action),
    who: row.actorKind === 'system' ? t('portal', { part: row.actor }) : row.actor,
    on: row.instance ?? row.subject,
    panel: true,
    href: withEntry(path, query, row.id),
  }))
  const columns: Column<(typeof lines)[number]>[] = [
    { id: 'what', header: t('what'), kind: 'title', card: 'title' },
    { id: 'at', header: t('at'), kind: 'when' },
    { id: 'who', header: t('who') },
    { id: 'on', header: t('on'), kind: 'mono' },
    { id: 'cluster', header: t('cluster'), hideBelow: 860, card: 'none' },
    { id: 'jobId', header: t('job'), kind: 'mono', hideBelow: 960, card: 'none' },
    { id: 'address', header: t('address'), kind: 'mono', hideBelow: 1080, card: 'none' },
    {
      id: 'allowed',
      header: t('outcome'),
      card: 'status',
      render: (row) => (row.allowed ? t('allowed') : <JobChip state="failed" detail={t('refused')} />),
    },
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={lines}
      total={total}
      state={state}
      config={auditConfig}
      search={t('search')}
      filters={filtersOf(t, words, lookUp)}
      currentId={entry ?? undefined}
      tools={
        <>
          <DateRange state={state} />
          <Button
            component="a"
            href={listUrl(csv, state, auditConfig)}
            download
            variant="default"
            className={classes.export ?? ''}
            leftSection={<IconDownload size={17} stroke={1.75} aria-hidden />}
          >
            CSV
          </Button>
        </>
      }
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}

function withEntry(path: string, query: string, id: number): string {
  const params = new URLSearchParams(query)
  params.set('entry', String(id))
  return `${path}?${params}`
}

type Texts = ReturnType<typeof useTranslations<'audit'>>

function filtersOf(t: Texts, words: ReturnType<typeof useAuditWords>, lookUp: LookUp): Filter[] {
  const found = (name: 'actor' | 'instance' | 'cluster', more = false): Filter => ({
    name,
    label: t(`filter.${name}`),
    options: [],
    multiple: true,
    more,
    lookUp: async (text) => {
      const result = await lookUp(name, text)
      return result.ok ? result.data.map((value) => ({ value, label: value })) : []
    },
  })
  return [
    found('actor'),
    {
      name: 'action',
      label: t('filter.action'),
      options: ACTIONS.map((value) => ({ value, label: words.action(value) })),
      multiple: true,
    },
    {
      name: 'outcome',
      label: t('filter.outcome'),
      options: (['allowed', 'refused'] as const).map((value) => ({ value, label: t(value) })),
    },
    found('instance', true),
    found('cluster', true),
    {
      name: 'target',
      label: t('filter.target'),
      options: TARGETS.map((value) => ({ value, label: words.target(value) })),
      multiple: true,
      more: true,
    },
  ]
}
