'use client'

import { useTranslations } from 'next-intl'
import { Empty } from '@/components/layout/empty'
import { Link } from '@/components/layout/link'
import { LinkButton } from '@/components/layout/link-button'
import tables from '@/components/tables/cell.module.css'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { CpuGauge } from './cpu-gauge'
import classes from './fleet.module.css'
import { Gauge } from './gauge'
import { InstancesCell, JobsCell, RoomCell } from './overview-cells'
import { type OverviewRow, overviewConfig } from './overview-rows'

type Props = { rows: OverviewRow[]; total: number; state: ListState; mayAdd: boolean }

/** A line for each cluster. */
export function OverviewList({ rows, total, state, mayAdd }: Props) {
  const t = useTranslations('fleet')
  const clusters = useTranslations('clusters')
  const columns: Column<OverviewRow>[] = [
    {
      id: 'cluster',
      header: t('cluster'),
      sortable: true,
      render: ({ slug, href, version }) => (
        <div className={classes.two}>
          {href ? (
            <Link href={href} className={`${tables.name} ${tables.mono}`} data-row-link>
              {slug}
            </Link>
          ) : (
            <span className={tables.mono}>{slug}</span>
          )}
          <span className={classes.sub}>{version === null ? '–' : t('version', { version })}</span>
        </div>
      ),
    },
    { id: 'health', header: t('health'), kind: 'health' },
    {
      id: 'instances',
      header: t('instances'),
      sortable: true,
      card: 'line',
      render: (row) => <InstancesCell row={row} />,
    },
    {
      id: 'memory',
      header: t('memory'),
      sortable: true,
      card: 'line',
      render: ({ memoryFree, memoryTotal }) => <Gauge free={memoryFree} total={memoryTotal} />,
    },
    {
      id: 'disk',
      header: t('disk'),
      sortable: true,
      hideBelow: 860,
      card: 'line',
      render: ({ diskFree, diskTotal }) => <Gauge free={diskFree} total={diskTotal} />,
    },
    {
      id: 'cpus',
      header: t('cpus'),
      sortable: true,
      hideBelow: 960,
      card: 'line',
      render: ({ vcpus, cpus }) => <CpuGauge vcpus={vcpus} cpus={cpus} />,
    },
    { id: 'short', header: t('nPlusOne'), hideBelow: 960, card: 'none', render: (row) => <RoomCell row={row} /> },
    { id: 'jobs', header: t('jobs'), hideBelow: 760, card: 'line', render: (row) => <JobsCell row={row} /> },
    { id: 'asOf', header: t('asOf'), kind: 'ago', align: 'end', sortable: true, hideBelow: 1080 },
  ]
  return (
    <DataTable
      label={t('clusters')}
      columns={columns}
      rows={rows}
      total={total}
      state={state}
      config={overviewConfig}
      search={t('search')}
      filters={[
        {
          name: 'health',
          label: t('health'),
          options: (['answers', 'fails', 'waits'] as const).map((kind) => ({
            value: kind,
            label: clusters(`kind.${kind}`),
          })),
          multiple: true,
        },
      ]}
      empty={
        <Empty action={mayAdd ? <LinkButton href="/admin/clusters/add">{clusters('add')}</LinkButton> : null}>
          {t('none')}
        </Empty>
      }
    />
  )
}
