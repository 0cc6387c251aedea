'use client'

import { useTranslations } from 'next-intl'
import { Bar } from '@/components/forms/bar'
import { Link } from '@/components/layout/link'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { modeWord } from './mode-word'
import { type FoundRow, networkListConfig } from './network-rows'
import classes from './networks.module.css'

type Props = { rows: FoundRow[]; total: number; state: ListState; clusters: string[] }

/** What gnt-network knows on each cluster, from the mirror. */
export function FoundNetworks({ rows, total, state, clusters }: Props) {
  const t = useTranslations('networks')
  const columns: Column<FoundRow>[] = [
    { id: 'name', header: t('name'), kind: 'mono', sortable: true },
    { id: 'cluster', header: t('cluster'), sortable: true },
    { id: 'subnet', header: t('subnet'), kind: 'mono', sortable: true },
    { id: 'connections', header: t('connections'), card: 'status', render: (row) => <Connections row={row} /> },
    { id: 'free', header: t('addresses'), card: 'status', sortable: true, render: (row) => <Usage row={row} /> },
  ]
  return (
    <DataTable
      label={t('found')}
      columns={columns}
      rows={rows}
      total={total}
      state={state}
      config={networkListConfig}
      search={t('search')}
      filters={
        clusters.length > 1
          ? [
              {
                name: 'cluster',
                label: t('cluster'),
                options: clusters.map((slug) => ({ value: slug, label: slug })),
                multiple: true,
              },
            ]
          : []
      }
      empty={t('noneFound')}
      quiet
    />
  )
}

function Connections({ row: { clusterId, name, connections } }: { row: FoundRow }) {
  const t = useTranslations('networks')
  if (connections.length === 0) return <span className={classes.soft}>{t('notConnected')}</span>
  return (
    <div className={classes.connections}>
      {connections.map(({ group, mode, link, stored }) => (
        <div key={group} className={classes.connection}>
          <span>{group}</span>
          <span className={classes.soft}>
            {modeWord(t, mode)} · <span className={classes.mono}>{link}</span>
          </span>
          {stored ? (
            <Link href={`/admin/networks/${stored.id}`}>{stored.description}</Link>
          ) : (
            <Link
              href={`/admin/networks/add?${new URLSearchParams({ cluster: String(clusterId), mode, link, description: name })}`}
              aria-label={t('describeName', { name, group })}
            >
              {t('describe')}
            </Link>
          )}
        </div>
      ))}
    </div>
  )
}

/** How many addresses of a pool are free: in words, and as a bar. */
export function Usage({ row: { free, reserved } }: { row: Pick<FoundRow, 'free' | 'reserved'> }) {
  const t = useTranslations('networks')
  if (free === null || reserved === null) return <span className={classes.soft}>{t('noPool')}</span>
  return (
    <div className={classes.usage}>
      <span>{t('freeOf', { free, total: free + reserved })}</span>
      <Bar used={reserved} total={free + reserved} />
    </div>
  )
}
