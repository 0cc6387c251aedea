import { answers, type Usage } from '../model/capacity'
import { groupNameOf } from '../model/changes'
import { nodeParameters } from '../model/node-parameters'
import type { Cluster, Node } from '../model/types'
import { type Cell, type Field, field, noData, normal, offline, plain, unavailable } from './field'
import { stampFields } from './stamp-fields'

export type NodeRow = { cluster: Cluster; item: Node; usage: Usage }

function live(read: (row: NodeRow) => number | null): (row: NodeRow) => Cell {
  return (row) => {
    if (!answers(row.item)) return row.item.role === 'O' ? offline : noData
    const value = read(row)
    return value === null ? noData : normal(value)
  }
}

const groupParameters = (cluster: Cluster, node: Node) => ({
  ...nodeParameters,
  ...[...cluster.groups.values()].find((group) => group.uuid === node.group)?.ndparams,
})

const reserved = ({ item, usage }: NodeRow) => item.usedDiskMiB + usage.disk

export const nodeFields: Field<NodeRow>[] = [
  ...stampFields<NodeRow>(),
  field('bootid', 'text', (row) => (answers(row.item) ? normal(row.item.uuid) : noData)),
  field(
    'ctotal',
    'number',
    live((row) => row.item.cpus),
    'CTotal',
  ),
  field(
    'cnos',
    'number',
    live((row) => row.item.cpus),
    'CNOs',
  ),
  field(
    'cnodes',
    'number',
    live(() => 1),
    'CNodes',
  ),
  field(
    'csockets',
    'number',
    live(() => 1),
    'CSockets',
  ),
  field(
    'mtotal',
    'unit',
    live((row) => row.item.memoryMiB),
    'MTotal',
  ),
  field(
    'mnode',
    'unit',
    live((row) => row.item.ownMemoryMiB),
    'MNode',
  ),
  field(
    'mfree',
    'unit',
    live(({ item, usage }) => Math.max(0, item.memoryMiB - item.ownMemoryMiB - usage.memory)),
    'MFree',
  ),
  field(
    'dtotal',
    'unit',
    live((row) => row.item.diskMiB),
    'DTotal',
  ),
  field(
    'dfree',
    'unit',
    live((row) => Math.max(0, row.item.diskMiB - reserved(row))),
    'DFree',
  ),
  field(
    'sptotal',
    'number',
    live(() => null),
    'SpTotal',
  ),
  field(
    'spfree',
    'number',
    live(() => null),
    'SpFree',
  ),
  plain('group', 'text', ({ cluster, item }) => groupNameOf(cluster, item)),
  plain('group.uuid', 'text', (row) => row.item.group, 'GroupUUID'),
  plain('offline', 'bool', (row) => row.item.role === 'O'),
  plain('drained', 'bool', (row) => row.item.role === 'D'),
  plain('master', 'bool', (row) => row.item.role === 'M', 'IsMaster'),
  plain('master_candidate', 'bool', (row) => row.item.role === 'M' || row.item.role === 'C', 'MasterC'),
  plain('master_capable', 'bool', (row) => row.item.masterCapable ?? true),
  plain('vm_capable', 'bool', (row) => row.item.vmCapable ?? true),
  plain('role', 'text', (row) => row.item.role),
  plain('pip', 'text', (row) => row.item.ip, 'PrimaryIP'),
  plain('sip', 'text', (row) => row.item.ip, 'SecondaryIP'),
  plain('pinst_cnt', 'number', (row) => row.usage.primaries.length, 'Pinst'),
  plain('sinst_cnt', 'number', (row) => row.usage.secondaries.length, 'Sinst'),
  plain('pinst_list', 'other', (row) => [...row.usage.primaries].sort(), 'PriInstances'),
  plain('sinst_list', 'other', (row) => [...row.usage.secondaries].sort(), 'SecInstances'),
  plain('ndparams', 'other', ({ cluster, item }) => ({ ...groupParameters(cluster, item), ...item.ndparams })),
  plain('custom_ndparams', 'other', (row) => row.item.ndparams ?? {}),
  field('powered', 'bool', () => unavailable),
  field('hv_state', 'other', () => unavailable),
  field('disk_state', 'other', () => unavailable),
]
