import { prerequisite } from '../jobs/op-error'
import { type Operation, takes } from '../jobs/operation'
import { touch } from '../model/changes'
import type { Cluster } from '../model/types'
import { groupNamed, objectAt, textAt } from './input'
import { onlyDry } from './power'

export const groupAdd: Operation = function* ({ cluster, input, clock, random }) {
  const name = String(input.group_name)
  refuseTaken(cluster, name, (uuid) => `Desired group name '${name}' already exists as a node group (UUID: ${uuid})`)
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  const now = clock()
  cluster.groups.set(name, {
    name,
    uuid: random.uuid(),
    ctime: now,
    mtime: now,
    serialNo: 1,
    tags: [],
    allocPolicy: textAt(input.alloc_policy) ?? 'preferred',
    ndparams: objectAt(input.ndparams),
  })
  return null
}

export const groupRemove: Operation = function* ({ cluster, input }) {
  const group = groupNamed(cluster, String(input.group_name))
  yield takes(0.3)
  const nodes = [...cluster.nodes.values()].filter((node) => node.group === group.uuid).map((node) => node.uuid)
  if (nodes.length > 0) {
    const message = `Group '${group.name}' not empty, has the following nodes: ${nodes.join(', ')}`
    throw prerequisite(message, 'wrong_state')
  }
  if (cluster.groups.size === 1) {
    throw prerequisite(`Group '${group.name}' is the only group, cannot be removed`, 'wrong_state')
  }
  if (input.dry_run) return yield* onlyDry()
  cluster.groups.delete(group.name)
  for (const network of cluster.networks.values()) {
    network.connections = network.connections.filter((one) => one.group !== group.name)
  }
  return null
}

export const groupRename: Operation = function* ({ cluster, input, clock }) {
  const group = groupNamed(cluster, String(input.group_name))
  const name = String(input.new_name)
  refuseTaken(cluster, name, (uuid) => `Desired new name '${name}' clashes with existing node group (UUID: ${uuid})`)
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  for (const connection of [...cluster.networks.values()].flatMap((network) => network.connections)) {
    if (connection.group === group.name) connection.group = name
  }
  cluster.groups.delete(group.name)
  group.name = name
  cluster.groups.set(name, group)
  touch(group, clock)
  return name
}

function refuseTaken(cluster: Cluster, name: string, message: (uuid: string) => string): void {
  const existing = cluster.groups.get(name)
  if (existing) throw prerequisite(message(existing.uuid), 'already_exists')
}
