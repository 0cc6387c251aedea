import { diskParameters, nodeParameters } from '../model/node-parameters'
import { instancePolicy } from '../model/policy'
import type { Cluster, Group } from '../model/types'
import { type Field, plain } from './field'
import { stampFields } from './stamp-fields'

export type GroupRow = { cluster: Cluster; item: Group }

const nodesOf = ({ cluster, item }: GroupRow) =>
  [...cluster.nodes.values()].filter((node) => node.group === item.uuid).map((node) => node.name)

function instancesOf(row: GroupRow): string[] {
  const nodes = new Set(nodesOf(row))
  return [...row.cluster.instances.values()].filter((one) => nodes.has(one.pnode)).map((one) => one.name)
}

export const groupFields: Field<GroupRow>[] = [
  ...stampFields<GroupRow>(),
  plain('alloc_policy', 'text', (row) => row.item.allocPolicy, 'AllocPolicy'),
  plain('node_cnt', 'number', (row) => nodesOf(row).length, 'Nodes'),
  plain('node_list', 'other', nodesOf, 'NodeList'),
  plain('pinst_cnt', 'number', (row) => instancesOf(row).length, 'Instances'),
  plain('pinst_list', 'other', (row) => instancesOf(row).sort(), 'InstanceList'),
  plain('ipolicy', 'other', (row) => instancePolicy(row.cluster)),
  plain('custom_ipolicy', 'other', () => ({})),
  plain('diskparams', 'other', () => diskParameters),
  plain('custom_diskparams', 'other', () => ({})),
  plain('ndparams', 'other', (row) => ({ ...nodeParameters, ...row.item.ndparams }), 'NDParams'),
  plain('custom_ndparams', 'other', (row) => row.item.ndparams ?? {}),
]
