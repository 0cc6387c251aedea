import type { InstanceFace } from '@/components/status/status-chip'
import type { ActView } from '@/lib/acts/queries'
import type { ListedInstance } from '@/lib/instances/list'
import { chipsOf } from './face'

/** A row of the list: an instance, or one that is being created. */
export type Row = {
  id: string
  href: string | undefined
  panel?: boolean
  stale?: boolean
  creation?: ActView
  /** Where its console opens, for whom it does now. */
  console?: string
  name: string
  status: InstanceFace
  cluster: string
  vcpus?: number
  memory?: number
  disk?: number
  addresses?: string
  owners?: string
  node?: string | null
  os?: string
  tags?: string[]
  macs?: string
  application?: string
  created?: string
  changed?: string
}

export const creating = (act: ActView): Row => ({
  id: act.id,
  href: act.applicationId === null ? undefined : `/applications/${act.applicationId}`,
  creation: act,
  name: act.instance,
  cluster: act.cluster,
  status: { state: 'stopped', doing: 'create', ...(act.percent === null ? {} : { percent: act.percent }) },
  ...(act.actor ? { owners: act.actor } : {}),
})

/** `hrefOf`: where the panel of a place (`cluster/name`) opens. */
export const listed = (row: ListedInstance, hrefOf: (place: string) => string, hasConsole: boolean): Row => ({
  id: String(row.id),
  href: hrefOf(placeOf(row)),
  panel: true,
  stale: row.staleSince !== null,
  ...(hasConsole ? { console: `/console/${row.cluster}/${encodeURIComponent(row.name)}` } : {}),
  name: row.name,
  cluster: row.cluster,
  status: chipsOf(row),
  vcpus: row.vcpus,
  memory: row.memory,
  disk: row.disk,
  addresses: row.addresses.join(', '),
  owners: row.owners.join(', '),
  node: row.node,
  os: row.os,
  ...(row.tags.length > 0 ? { tags: row.tags } : {}),
  macs: row.macs.join(', '),
  application: row.applicationId === null ? '' : `#${row.applicationId}`,
  created: row.createdAt.toISOString(),
  changed: row.changedAt.toISOString(),
})

export const placeOf = ({ cluster, name }: { cluster: string; name: string }) => `${cluster}/${name}`
