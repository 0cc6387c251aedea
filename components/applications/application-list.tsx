'use client'

import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { applicationFace } from '@/components/status/application-face'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { applicationListConfig } from './list-config'
import { NewApplicationButton } from './new-application-button'

type Application = {
  id: number
  kind: string
  hostname: string
  status: string
  filedAt: Date
  memory: number
  vcpus: number
  disk: number
  applicant: string
  cluster: string | null
}
type Props = { rows: Application[]; total: number; state: ListState; label: string; base: '/applications' | '/review' }
type Row = {
  id: string
  href: string
  hostname: string
  number: string
  state: string
  who: string
  cluster: string
  size: string
  filed: string
}

const STATES = ['pending', 'approved', 'submitted', 'failed', 'created', 'rejected', 'withdrawn'] as const

/** One's own applications, or those of all for reviewers: the same list with the applicant. */
export function ApplicationList({ rows, total, state, label, base }: Props) {
  const t = useTranslations('applications')
  const status = useTranslations('status.application')
  const change = useTranslations('change')
  const columns: Column<Row>[] = [
    { id: 'hostname', header: t('name'), kind: 'name' },
    { id: 'state', header: t('status'), kind: 'application', card: 'status' },
    { id: 'number', header: t('number'), kind: 'soft', align: 'end', hideBelow: 860 },
    ...(base === '/review' ? [{ id: 'who', header: t('applicant') } satisfies Column<Row>] : []),
    { id: 'size', header: t('size'), kind: 'text', hideBelow: 760 },
    { id: 'cluster', header: t('cluster'), hideBelow: 960 },
    { id: 'filed', header: t('filed'), kind: 'when' },
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows.map(
        (row): Row => ({
          id: String(row.id),
          href: `${base}/${row.id}`,
          hostname: row.kind === 'change' ? change('of', { name: row.hostname }) : row.hostname,
          number: `#${row.id}`,
          state: applicationFace(row),
          who: row.applicant,
          cluster: row.cluster ?? '',
          size: t('sizeOf', { vcpus: row.vcpus, memory: row.memory / 1024, disk: row.disk }),
          filed: row.filedAt.toISOString(),
        }),
      )}
      total={total}
      state={state}
      config={applicationListConfig}
      search={t('search')}
      filters={[
        { name: 'status', label: t('status'), options: STATES.map((value) => ({ value, label: status(value) })) },
      ]}
      empty={
        base === '/review' ? (
          <Empty>{t('emptyReview')}</Empty>
        ) : (
          <Empty action={<NewApplicationButton label={t('new')} variant="filled" />}>{t('empty')}</Empty>
        )
      }
    />
  )
}
