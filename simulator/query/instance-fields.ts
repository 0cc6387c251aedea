import { definedOnly, type JsonObject } from '../json'
import { answers } from '../model/capacity'
import { groupNameOf } from '../model/changes'
import { diskUsage } from '../model/disk-usage'
import { fullBeparams, fullHvparams, maxMemory, vcpusOf } from '../model/parameters'
import type { Cluster, Disk, Instance, Nic, Node } from '../model/types'
import { versionBefore } from '../version'
import { type Cell, type Field, field, noData, normal, offline, optional, plain, unavailable } from './field'
import { consoleOf, operState, statusOf } from './instance-state'
import { stampFields } from './stamp-fields'

export type InstanceRow = { cluster: Cluster; item: Instance }

const pnode = ({ cluster, item }: InstanceRow): Node | undefined => cluster.nodes.get(item.pnode)

/** Asked of the node that runs it. */
function live(read: (row: InstanceRow) => Cell): (row: InstanceRow) => Cell {
  return (row) => {
    const node = pnode(row)
    if (answers(node)) return read(row)
    return node?.role === 'O' ? offline : noData
  }
}

const networkName = ({ cluster }: InstanceRow, nic: Nic) =>
  [...cluster.networks.values()].find((network) => network.uuid === nic.network)?.name ?? null

const bridge = (nic: Nic) => (nic.mode === 'bridged' ? nic.link : null)

const nicValues: [one: string, many: string, (nic: Nic, row: InstanceRow) => string | null][] = [
  ['nic.ip', 'nic.ips', (nic) => nic.ip],
  ['nic.mac', 'nic.macs', (nic) => nic.mac],
  ['nic.mode', 'nic.modes', (nic) => nic.mode],
  ['nic.link', 'nic.links', (nic) => nic.link],
  ['nic.vlan', 'nic.vlans', (nic) => nic.vlan],
  ['nic.name', 'nic.names', (nic) => nic.name],
  ['nic.uuid', 'nic.uuids', (nic) => nic.uuid],
  ['nic.bridge', 'nic.bridges', bridge],
  ['nic.network', 'nic.networks', (nic) => nic.network],
  ['nic.network.name', 'nic.networks.names', (nic, row) => networkName(row, nic)],
]

const diskValues: [one: string, many: string, (disk: Disk) => string | number | null][] = [
  ['disk.size', 'disk.sizes', (disk) => disk.sizeMiB],
  ['disk.name', 'disk.names', (disk) => disk.name],
  ['disk.uuid', 'disk.uuids', (disk) => disk.uuid],
  ['disk.spindles', 'disk.spindles', () => null],
]

const nicFields = nicValues.flatMap(([one, many, read]): Field<InstanceRow>[] => [
  plain(many, 'other', (row) => row.item.nics.map((nic) => read(nic, row))),
  ...Array.from({ length: 8 }, (_, index) =>
    field<InstanceRow>(`${one}/${index}`, 'text', (row) => {
      const nic = row.item.nics[index]
      return nic ? optional(read(nic, row)) : unavailable
    }),
  ),
])

const diskFields = diskValues.flatMap(([one, many, read]): Field<InstanceRow>[] => [
  plain(many, 'other', (row) => row.item.disks.map(read)),
  ...Array.from({ length: 16 }, (_, index) => {
    const kind = one === 'disk.size' ? 'unit' : one === 'disk.spindles' ? 'number' : 'text'
    return field<InstanceRow>(`${one}/${index}`, kind, (row) => {
      const disk = row.item.disks[index]
      return disk ? optional(read(disk)) : unavailable
    })
  }),
])

const beKinds = {
  always_failover: 'bool',
  auto_balance: 'bool',
  maxmem: 'unit',
  minmem: 'unit',
  spindle_use: 'number',
  vcpus: 'number',
} as const

const beFields = Object.entries(beKinds).map(([name, kind]) =>
  plain<InstanceRow>(`be/${name}`, kind, ({ cluster, item }) => fullBeparams(cluster, item)[name] ?? null),
)

const nodeFields: Field<InstanceRow>[] = [
  plain('pnode', 'text', (row) => row.item.pnode, 'Primary_node'),
  field('pnode.group', 'text', (row) => optional(groupOf(row, row.item.pnode))),
  field('pnode.group.uuid', 'text', (row) => optional(pnode(row)?.group)),
  plain('snodes', 'other', (row) => [...row.item.snodes], 'Secondary_Nodes'),
  plain('snodes.group', 'other', (row) => row.item.snodes.map((name) => groupOf(row, name))),
  plain('snodes.group.uuid', 'other', (row) =>
    row.item.snodes.map((name) => row.cluster.nodes.get(name)?.group ?? null),
  ),
]

/** Before 2.6 there was one `memory`. */
function shownBeparams({ cluster, item }: InstanceRow): JsonObject {
  const all = fullBeparams(cluster, item)
  if (!versionBefore(cluster.version, 2, 6)) return all
  return definedOnly({ memory: all.maxmem, vcpus: all.vcpus, auto_balance: all.auto_balance })
}

function groupOf({ cluster }: InstanceRow, nodeName: string): string | null {
  const node = cluster.nodes.get(nodeName)
  return node ? groupNameOf(cluster, node) : null
}

export const instanceFields: Field<InstanceRow>[] = [
  ...stampFields<InstanceRow>(),
  ...nodeFields,
  ...nicFields,
  ...diskFields.filter((one, index, all) => all.findIndex((other) => other.name === one.name) === index),
  ...beFields,
  plain('be/memory', 'unit', ({ cluster, item }) => maxMemory(cluster, item)),
  plain('vcpus', 'number', ({ cluster, item }) => vcpusOf(cluster, item)),
  plain('admin_state', 'text', (row) => row.item.adminState),
  plain('admin_state_source', 'text', (row) => row.item.adminStateSource),
  plain('admin_up', 'bool', (row) => row.item.adminState === 'up'),
  plain('beparams', 'other', shownBeparams),
  plain('custom_beparams', 'other', (row) => row.item.beparams),
  plain('hvparams', 'other', ({ cluster, item }) => fullHvparams(cluster, item)),
  plain('custom_hvparams', 'other', (row) => row.item.hvparams),
  plain('custom_nicparams', 'other', (row) => row.item.nics.map(({ mode, link, vlan }) => ({ mode, link, vlan }))),
  plain('osparams', 'other', (row) => row.item.osparams),
  plain('custom_osparams', 'other', (row) => row.item.osparams),
  field('console', 'other', (row) => consoleOf(row)),
  plain('disk.count', 'number', (row) => row.item.disks.length),
  plain('disk_template', 'text', (row) => row.item.diskTemplate, 'Disk_template'),
  plain('disk_usage', 'unit', (row) => diskUsage(row.item), 'DiskUsage'),
  plain('disks_active', 'bool', (row) => row.item.adminState === 'up'),
  plain('forthcoming', 'bool', () => false),
  plain('hypervisor', 'text', (row) => row.item.hypervisor),
  field('network_port', 'other', (row) => optional(row.item.networkPort), 'Network_port'),
  plain('nic.count', 'number', (row) => row.item.nics.length, 'NICs'),
  field(
    'oper_ram',
    'unit',
    live((row) => optional(row.item.running?.memoryMiB)),
    'Memory',
  ),
  field(
    'oper_vcpus',
    'number',
    live((row) => optional(row.item.running?.vcpus)),
    'VCPUs',
  ),
  field(
    'oper_state',
    'bool',
    live((row) => normal(operState(row.item))),
    'Running',
  ),
  plain('os', 'text', (row) => row.item.os, 'OS'),
  plain('status', 'text', (row) => statusOf(row.cluster, row.item)),
  field('sda_size', 'unit', (row) => optional(row.item.disks[0]?.sizeMiB)),
  field('sdb_size', 'unit', (row) => optional(row.item.disks[1]?.sizeMiB)),
  field('ip', 'text', (row) => optional(row.item.nics[0]?.ip)),
  field('mac', 'text', (row) => optional(row.item.nics[0]?.mac)),
  field('bridge', 'text', (row) => optional(row.item.nics[0] && bridge(row.item.nics[0]))),
  field('nic_mode', 'text', (row) => optional(row.item.nics[0]?.mode)),
  field('nic_link', 'text', (row) => optional(row.item.nics[0]?.link)),
  field('nic_network', 'text', (row) => optional(row.item.nics[0]?.network)),
]

/** One field per hypervisor parameter that any enabled or known hypervisor has. */
export function hypervisorFields(cluster: Cluster): Field<InstanceRow>[] {
  const names = new Set(Object.values(cluster.hvparams).flatMap((parameters) => Object.keys(parameters)))
  return [...names].map((name) =>
    field(`hv/${name}`, 'other', (row) => optional(fullHvparams(row.cluster, row.item)[name])),
  )
}
