'use client'

import { useTranslations } from 'next-intl'
import { NewApplicationButton } from '@/components/applications/new-application-button'
import { Empty } from '@/components/layout/empty'
import type { InstanceFace } from '@/components/status/status-chip'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { instanceListConfig } from './list-config'

type Instance = {
  id: number
  name: string
  cluster: string
  face: InstanceFace
  vcpus: number
  memory: number
  disk: number
  addresses: string[]
  owners: string[]
  node: string | null
  adminLocked: boolean
  isolated: boolean
  needsReboot: boolean
  staleSince: Date | null
}
type Creation = { id: string; instance: string; cluster: string; applicationId: number | null; actor: string | null }

type Row = {
  id: string
  href: string | undefined
  stale?: boolean
  name: string
  status: InstanceFace
  cluster: string
  vcpus?: number
  memory?: number
  disk?: number
  addresses?: string
  owners?: string
  node?: string | null
}

type Props = { rows: Instance[]; total: number; creations: Creation[]; state: ListState; clusters: string[] }

export function InstanceList({ rows, total, creations, state, clusters }: Props) {
  const t = useTranslations('instances')
  const seesNodes = rows.some((row) => row.node !== null)
  const columns: Column<Row>[] = [
    { id: 'name', header: t('name'), kind: 'name', sortable: true },
    { id: 'status', header: t('status'), kind: 'status', card: 'status' },
    { id: 'cluster', header: t('cluster'), sortable: true },
    { id: 'vcpus', header: t('vcpus'), kind: 'number', align: 'end', sortable: true, hideBelow: 760, card: 'none' },
    { id: 'memory', header: t('memory'), kind: 'mib', align: 'end', sortable: true },
    { id: 'disk', header: t('disk'), kind: 'mib', align: 'end', sortable: true, hideBelow: 1200, card: 'none' },
    { id: 'addresses', header: t('addresses'), kind: 'mono', hideBelow: 860 },
    { id: 'owners', header: t('owners'), kind: 'soft', hideBelow: 960 },
    ...(seesNodes ? [{ id: 'node', header: t('node'), kind: 'mono', hideBelow: 1080 } satisfies Column<Row>] : []),
  ]
  const first = state.page === 1 ? creations.map(creating) : []
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={[...first, ...rows.map(plain)]}
      total={total + first.length}
      state={state}
      config={instanceListConfig}
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
      empty={<Empty action={<NewApplicationButton label={t('new')} variant="filled" />}>{t('empty')}</Empty>}
    />
  )
}

const creating = ({ id, instance, cluster, applicationId, actor }: Creation): Row => ({
  id,
  href: applicationId === null ? undefined : `/applications/${applicationId}`,
  name: instance,
  cluster,
  status: { state: 'stopped', doing: 'create' },
  ...(actor ? { owners: actor } : {}),
})

const plain = (row: Instance): Row => ({
  id: String(row.id),
  href: `/instances/${row.cluster}/${row.name}`,
  stale: row.staleSince !== null,
  name: row.name,
  cluster: row.cluster,
  status: {
    ...row.face,
    isolated: row.isolated,
    locked: row.adminLocked,
    needsReboot: row.needsReboot,
    ...(row.staleSince ? { staleSince: row.staleSince.toISOString() } : {}),
  },
  vcpus: row.vcpus,
  memory: row.memory,
  disk: row.disk,
  addresses: row.addresses.join(', '),
  owners: row.owners.join(', '),
  node: row.node,
})
