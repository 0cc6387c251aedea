import type { Json } from '../json'
import { mapOf, toNumber } from '../model/addresses'
import type { Cluster, Network } from '../model/types'
import { versionBefore } from '../version'
import { type Field, field, normal, plain } from './field'
import { stampFields } from './stamp-fields'

export type NetworkRow = { cluster: Cluster; item: Network }

const count = (row: NetworkRow, mark: string) => [...mapOf(row.cluster, row.item)].filter((one) => one === mark).length

const instancesOf = ({ cluster, item }: NetworkRow) =>
  [...cluster.instances.values()]
    .filter((instance) => instance.nics.some((nic) => nic.network === item.uuid))
    .map((instance) => instance.name)
    .sort()

/** A string before 2.7, then a row, which has a VLAN since 2.10. */
function groupList({ cluster, item }: NetworkRow): Json {
  return item.connections.map(({ group, mode, link, vlan }) => {
    if (versionBefore(cluster.version, 2, 7)) return `${group}(${mode}, ${link})`
    return versionBefore(cluster.version, 2, 10) ? [group, mode, link] : [group, mode, link, vlan]
  })
}

export const networkFields: Field<NetworkRow>[] = [
  ...stampFields<NetworkRow>(),
  plain('network', 'text', (row) => row.item.network, 'Subnet'),
  field('gateway', 'other', (row) => orMissing(row.item.gateway)),
  field('network6', 'other', (row) => orMissing(row.item.network6)),
  field('gateway6', 'other', (row) => orMissing(row.item.gateway6)),
  field('mac_prefix', 'other', (row) => orMissing(row.item.macPrefix)),
  plain('free_count', 'number', (row) => count(row, '.'), 'FreeCount'),
  plain('reserved_count', 'number', (row) => count(row, 'X'), 'ReservedCount'),
  plain('map', 'text', (row) => mapOf(row.cluster, row.item)),
  plain('group_cnt', 'number', (row) => row.item.connections.length),
  plain('group_list', 'other', groupList, 'GroupList'),
  plain('inst_cnt', 'number', (row) => instancesOf(row).length),
  plain('inst_list', 'other', instancesOf, 'InstanceList'),
  plain('external_reservations', 'text', (row) => inOrder(row.item.reserved).join(', '), 'ExternalReservations'),
]

const inOrder = (addresses: string[]) => addresses.toSorted((a, b) => (toNumber(a) ?? 0) - (toNumber(b) ?? 0))

function orMissing(value: string | null) {
  return value === null ? ([3, null] as [3, null]) : normal(value)
}
