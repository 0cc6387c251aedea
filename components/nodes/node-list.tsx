'use client'

import { useTranslations } from 'next-intl'
import { CpuGauge } from '@/components/fleet/cpu-gauge'
import { Gauge } from '@/components/fleet/gauge'
import { Empty } from '@/components/layout/empty'
import { JobChip } from '@/components/status/job-chip'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column, Filter } from '@/components/tables/types'
import type { ListedNode } from '@/lib/nodes/list'
import { NODE_ROLES } from '@/lib/nodes/list-schema'
import { nodesConfig } from './nodes-config'
import { RoleChip } from './role-chip'

type Props = { rows: ListedNode[]; total: number; state: ListState; clusters: string[]; groups: string[] }
type Row = ListedNode & { id: string; href: string }

export function NodeList({ rows, total, state, clusters, groups }: Props) {
  const t = useTranslations('nodes')
  const fleet = useTranslations('fleet')
  const columns: Column<Row>[] = [
    { id: 'name', header: t('node'), kind: 'name', sortable: true },
    {
      id: 'role',
      header: t('roleTitle'),
      sortable: true,
      card: 'status',
      render: ({ role, vmCapable, short }) => (
        <>
          <RoleChip role={role} vmCapable={vmCapable} />
          {short ? <JobChip state="failed" word={t('short')} /> : null}
        </>
      ),
    },
    { id: 'cluster', header: t('cluster'), sortable: true },
    { id: 'group', header: t('group'), sortable: true, hideBelow: 960, card: 'none' },
    {
      id: 'memory',
      header: fleet('memory'),
      sortable: true,
      card: 'line',
      render: ({ memoryFree, memoryTotal }) => <Gauge free={memoryFree} total={memoryTotal} />,
    },
    {
      id: 'disk',
      header: fleet('disk'),
      sortable: true,
      hideBelow: 860,
      card: 'line',
      render: ({ diskFree, diskTotal }) => <Gauge free={diskFree} total={diskTotal} />,
    },
    {
      id: 'cpus',
      header: fleet('cpus'),
      sortable: true,
      hideBelow: 960,
      card: 'line',
      render: ({ vcpus, cpus }) => <CpuGauge vcpus={vcpus} cpus={cpus} />,
    },
    { id: 'primaries', header: t('primaries'), kind: 'number', align: 'end', sortable: true },
    { id: 'secondaries', header: t('secondaries'), kind: 'number', align: 'end', hideBelow: 1080, card: 'none' },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows.map((row) => ({
        ...row,
        id: `${row.clusterId} ${row.name}`,
        href: `/admin/nodes/${row.cluster}/${row.name}`,
      }))}
      total={total}
      state={state}
      config={nodesConfig}
      search={t('search')}
      filters={useFilters(clusters, groups)}
      empty={<Empty>{t('empty')}</Empty>}
    />
  )
}

function useFilters(clusters: string[], groups: string[]): Filter[] {
  const t = useTranslations('nodes')
  const named = (name: 'cluster' | 'group', values: string[]): Filter[] =>
    values.length > 1
      ? [{ name, label: t(name), options: values.map((value) => ({ value, label: value })), multiple: true }]
      : []
  return [
    {
      name: 'role',
      label: t('roleTitle'),
      options: NODE_ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
      multiple: true,
    },
    ...named('cluster', clusters),
    ...named('group', groups),
    { name: 'room', label: t('nPlusOne'), options: [{ value: 'short', label: t('short') }], more: true },
  ]
}
