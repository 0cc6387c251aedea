'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import tables from '@/components/tables/cell.module.css'
import { DataTable } from '@/components/tables/data-table'
import { parseListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import type { NodeInstance } from '@/lib/nodes/read'
import classes from './nodes.module.css'

type Props = {
  title: string
  cluster: string
  rows: NodeInstance[]
  /** For primaries their secondary, for secondaries their primary. */
  beside: 'other' | 'primary'
  /** Who views them is led to them. */
  views: boolean
}

const config = { sortable: [], sort: 'name' }

/** Instances of a node, all at once. */
export function InstancesTable({ title, cluster, rows, beside, views }: Props) {
  const t = useTranslations('nodes')
  const columns: Column<NodeInstance & { href?: string }>[] = [
    { id: 'name', header: t('instance'), kind: 'name' },
    { id: 'face', header: t('state'), kind: 'status' },
    { id: 'memory', header: t('memory'), kind: 'mib' },
    { id: 'disk', header: t('disk'), kind: 'mib', hideBelow: 760, card: 'none' },
    { id: 'diskTemplate', header: t('template'), kind: 'mono', hideBelow: 860, card: 'none' },
    { id: 'owners', header: t('owners'), kind: 'soft' },
    {
      id: beside,
      header: t(beside === 'other' ? 'secondaryNode' : 'primaryNode'),
      hideBelow: 960,
      card: 'none',
      render: (row) => {
        const name = row[beside]
        return name ? (
          <Link href={`/admin/nodes/${cluster}/${name}`} prefetch={false} className={`${tables.name} ${tables.mono}`}>
            {name}
          </Link>
        ) : (
          <span className={classes.soft}>–</span>
        )
      },
    },
  ]
  return (
    <div className={classes.part}>
      <h2>{title}</h2>
      <DataTable
        label={title}
        columns={columns}
        rows={rows.map((row) =>
          views ? { ...row, href: `/instances/${cluster}/${encodeURIComponent(row.name)}` } : row,
        )}
        total={rows.length}
        state={parseListState({}, config)}
        config={config}
        search={false}
        empty={<p>{t('noInstances')}</p>}
        quiet
        whole
      />
    </div>
  )
}
