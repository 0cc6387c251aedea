'use client'

import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { Link } from '@/components/layout/link'
import { LinkButton } from '@/components/layout/link-button'
import tables from '@/components/tables/cell.module.css'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { ACCESS, type ClusterRow, clusterListConfig } from './cluster-rows'
import classes from './clusters.module.css'

type Props = { rows: ClusterRow[]; total: number; state: ListState; mayAdd: boolean }

export function ClusterList({ rows, total, state, mayAdd }: Props) {
  const t = useTranslations('clusters')
  const columns: Column<ClusterRow>[] = [
    {
      id: 'cluster',
      header: t('cluster'),
      sortable: true,
      render: ({ slug, hostname, href }) => (
        <div className={classes.cluster}>
          <span>
            <Link href={href} className={`${tables.name} ${tables.mono}`} data-row-link>
              {slug}
            </Link>
          </span>
          <span className={classes.hostname} title={hostname}>
            {hostname}
          </span>
        </div>
      ),
    },
    { id: 'health', header: t('health'), kind: 'health' },
    {
      id: 'version',
      header: t('version'),
      sortable: true,
      render: ({ version }) => <Labelled value={version} before={t('version')} />,
    },
    {
      id: 'instances',
      header: t('instances'),
      align: 'end',
      sortable: true,
      render: ({ instances }) => <Labelled value={instances} after={t('unit.instances', { count: instances ?? 0 })} />,
    },
    {
      id: 'nodes',
      header: t('nodes'),
      align: 'end',
      sortable: true,
      hideBelow: 760,
      card: 'none',
      render: ({ nodes }) => <Labelled value={nodes} after={t('unit.nodes', { count: nodes ?? 0 })} />,
    },
    {
      id: 'access',
      header: t('accessTitle'),
      hideBelow: 860,
      render: ({ access }) => (
        <span className={access === 'unknown' ? classes.soft : undefined}>{t(`access.${access}`)}</span>
      ),
    },
    { id: 'asOf', header: t('asOf'), kind: 'ago', align: 'end', sortable: true, hideBelow: 960 },
  ]
  const kinds = ['answers', 'fails', 'waits', 'disabled'] as const
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows.map((row) => ({ ...row, stale: row.kind === 'fails' }))}
      total={total}
      state={state}
      config={clusterListConfig}
      search={t('search')}
      filters={[
        {
          name: 'health',
          label: t('health'),
          options: kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          multiple: true,
        },
        {
          name: 'access',
          label: t('accessTitle'),
          options: ACCESS.map((word) => ({ value: word, label: t(`access.${word}`) })),
          multiple: true,
        },
      ]}
      empty={
        <Empty action={mayAdd ? <LinkButton href="/admin/clusters/add">{t('add')}</LinkButton> : null}>
          {t('empty')}
        </Empty>
      }
    />
  )
}

type LabelledProps = { value: string | number | null; before?: string; after?: string }

/** On a phone's card, where no heading says what a number counts, the word beside it does. */
function Labelled({ value, before, after }: LabelledProps) {
  if (value === null) return <span className={classes.soft}>–</span>
  return (
    <>
      {before ? <span className={classes.unit}>{before} </span> : null}
      {value}
      {after ? <span className={classes.unit}> {after}</span> : null}
    </>
  )
}
