import { entityNotFound } from '../http/errors'
import type { JobQueue } from '../jobs/queue'
import { usageByNode } from '../model/capacity'
import { findByName } from '../model/lookup'
import type { Cluster } from '../model/types'
import { type GroupRow, groupFields } from './group-fields'
import { hypervisorFields, type InstanceRow, instanceFields } from './instance-fields'
import { type JobRow, jobFields } from './job-fields'
import { type LockRow, lockFields, lockRows } from './lock-fields'
import { type NetworkRow, networkFields } from './network-fields'
import { type NodeRow, nodeFields } from './node-fields'
import { isKnownTo } from './since'
import { makeTable, type Table } from './table'

function sorted<T extends { name: string }>(items: Map<string, T>): T[] {
  return [...items.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function find<T>(items: Map<string, T>, kind: string, name: string | number): T {
  const item = findByName(items, String(name))
  if (item === undefined) throw entityNotFound(kind, String(name))
  return item
}

export function instanceTable(cluster: Cluster): Table<InstanceRow> {
  const known = instanceFields.filter((field) => isKnownTo(cluster.version, field.name))
  return makeTable([...known, ...hypervisorFields(cluster)], {
    nameField: 'name',
    rows: () => sorted(cluster.instances).map((item) => ({ cluster, item })),
    rowOf: (name) => ({ cluster, item: find(cluster.instances, 'Instance', name) }),
  })
}

export function nodeTable(cluster: Cluster): Table<NodeRow> {
  const usage = usageByNode(cluster)
  const row = (item: NodeRow['item']): NodeRow => ({
    cluster,
    item,
    usage: usage.get(item.name) ?? { memory: 0, disk: 0, primaries: [], secondaries: [], vcpus: 0 },
  })
  return makeTable(nodeFields, {
    nameField: 'name',
    rows: () => sorted(cluster.nodes).map(row),
    rowOf: (name) => row(find(cluster.nodes, 'Node', name)),
  })
}

export function groupTable(cluster: Cluster): Table<GroupRow> {
  return makeTable(groupFields, {
    nameField: 'name',
    rows: () => sorted(cluster.groups).map((item) => ({ cluster, item })),
    rowOf: (name) => ({ cluster, item: find(cluster.groups, 'NodeGroup', name) }),
  })
}

export function networkTable(cluster: Cluster): Table<NetworkRow> {
  return makeTable(networkFields, {
    nameField: 'name',
    rows: () => sorted(cluster.networks).map((item) => ({ cluster, item })),
    rowOf: (name) => ({ cluster, item: find(cluster.networks, 'Network', name) }),
  })
}

export function jobTable(queue: JobQueue): Table<JobRow> {
  return makeTable(jobFields, {
    nameField: 'id',
    rows: (fields) =>
      [...queue.jobs.values()]
        .filter((job) => !job.archived || fields.includes('archived'))
        .map((job) => ({ id: job.id, job })),
    rowOf: (id) => ({ id: Number(id), job: queue.jobs.get(Number(id)) }),
  })
}

export function lockTable(queue: JobQueue): Table<LockRow> {
  return makeTable(lockFields, {
    nameField: 'name',
    rows: () => lockRows(queue),
    rowOf: (name) =>
      lockRows(queue).find((row) => row.name === name) ?? { name: String(name), mode: null, owner: [], pending: [] },
  })
}
