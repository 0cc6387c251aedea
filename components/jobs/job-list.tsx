'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import classes from '@/components/fleet/fleet.module.css'
import { Elapsed } from '@/components/format/elapsed'
import { Empty } from '@/components/layout/empty'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column, Filter, FilterOption } from '@/components/tables/types'
import type { ListedJob } from '@/lib/jobs/list'
import { JOB_STATES, type JobLookup } from '@/lib/jobs/list-schema'
import type { Result } from '@/lib/web/result'
import { JobStateChip } from './job-state-chip'
import { jobsConfig } from './jobs-config'
import { useJobWords } from './use-job-words'

type Props = {
  rows: ListedJob[]
  total: number
  state: ListState
  clusters: string[]
  lookUp: (what: JobLookup, text: string) => Promise<Result<FilterOption[]>>
}

type Row = ReturnType<typeof toRow>

export function JobList({ rows, total, state, clusters, lookUp }: Props) {
  const t = useTranslations('jobs')
  const words = useJobWords()
  const columns: Column<Row>[] = [
    { id: 'kind', header: t('what'), kind: 'name', sortable: true },
    {
      id: 'state',
      header: t('state'),
      sortable: true,
      card: 'status',
      render: ({ status, errorText }) => (
        <span title={errorText ?? undefined}>
          <JobStateChip status={status} />
        </span>
      ),
    },
    { id: 'number', header: t('number'), kind: 'mono', align: 'end', hideBelow: 760, card: 'none' },
    { id: 'cluster', header: t('cluster'), sortable: true },
    { id: 'on', header: t('on'), kind: 'mono', sortable: true, hideBelow: 860, card: 'none' },
    {
      id: 'who',
      header: t('who'),
      hideBelow: 960,
      render: ({ who, source }) =>
        who ? (
          <span title={who.username}>{who.name}</span>
        ) : (
          <span className={classes.soft}>{words.source(source)}</span>
        ),
    },
    { id: 'received', header: t('received'), kind: 'when', sortable: true, card: 'extra' },
    {
      id: 'duration',
      header: t('duration'),
      align: 'end',
      sortable: true,
      hideBelow: 760,
      card: 'none',
      render: ({ startedAt, receivedAt, endedAt }) => {
        const since = startedAt ?? receivedAt
        return since ? <Elapsed since={since} until={endedAt ?? undefined} /> : '–'
      },
    },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows.map(toRow)}
      total={total}
      state={state}
      config={jobsConfig}
      search={t('search')}
      filters={useFilters(clusters, lookUp)}
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}

const toRow = ({ id, summary, opId, instance, receivedAt, ...job }: ListedJob) => ({
  ...job,
  id: `${job.cluster} ${id}`,
  href: `/admin/jobs/${job.cluster}/${id}`,
  number: String(id),
  kind: [summary[0] ?? opId ?? '?', ...(summary.length > 1 ? [`+${summary.length - 1}`] : [])].join(' '),
  on: instance,
  received: receivedAt,
  receivedAt,
})

/** Made once: a menu that is open asks again when its question changes. */
function useFilters(clusters: string[], lookUp: Props['lookUp']): Filter[] {
  const t = useTranslations('jobs')
  const words = useJobWords()
  const found = useMemo(() => {
    const by = (what: JobLookup) => async (text: string) => {
      const result = await lookUp(what, text)
      return result.ok ? result.data : []
    }
    return { kind: by('kind'), instance: by('instance'), person: by('person') }
  }, [lookUp])
  return [
    {
      name: 'state',
      label: t('state'),
      options: JOB_STATES.map((value) => ({ value, label: words.state(value) })),
      multiple: true,
    },
    ...(clusters.length > 1
      ? [
          {
            name: 'cluster',
            label: t('cluster'),
            options: clusters.map((value) => ({ value, label: value })),
            multiple: true,
          },
        ]
      : []),
    { name: 'kind', label: t('kind'), options: [], multiple: true, lookUp: found.kind },
    { name: 'person', label: t('who'), options: [], multiple: true, lookUp: found.person },
    { name: 'instance', label: t('instance'), options: [], multiple: true, more: true, lookUp: found.instance },
    { name: 'age', label: t('age'), options: [{ value: 'stuck', label: t('stuck') }], more: true },
  ]
}
