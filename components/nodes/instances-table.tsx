'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import { Part } from '@/components/layout/part'
import tables from '@/components/tables/cell.module.css'
import type { Column } from '@/components/tables/types'
import { WholeTable } from '@/components/tables/whole-table'
import type { NodeInstance } from '@/lib/nodes/read'
import { instanceColumns, instanceHref } from './instance-columns'
import classes from './nodes.module.css'

type Row = NodeInstance & { href: string | undefined }
type Props = {
  title: string
  cluster: string
  rows: NodeInstance[]
  /** For primaries their secondary, for secondaries their primary. */
  beside: 'other' | 'primary'
  /** Who views them is led to them. */
  views: boolean
}

/** Instances of a node, all at once. */
export function InstancesTable({ title, cluster, rows, beside, views }: Props) {
  const t = useTranslations('nodes')
  const common = instanceColumns<Row>(t)
  const columns: Column<Row>[] = [
    common.name,
    { id: 'face', header: t('state'), kind: 'status' },
    common.memory,
    { id: 'disk', header: t('disk'), kind: 'mib', hideBelow: 760, card: 'none' },
    common.diskTemplate,
    common.owners,
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
    <Part title={title}>
      <WholeTable
        label={title}
        columns={columns}
        rows={rows.map((row) => ({ ...row, href: instanceHref(views, cluster, row.name) }))}
        empty={<p>{t('noInstances')}</p>}
      />
    </Part>
  )
}
