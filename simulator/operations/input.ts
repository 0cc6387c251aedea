import { notKnown, prerequisite } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import { isObject, isText, type Json, type JsonObject } from '../json'
import { findByName } from '../model/lookup'
import type { Cluster, Group, Instance, Network, Node } from '../model/types'

/** The instance that an opcode is about; the opcode learns its UUID as Ganeti's do. */
export function instanceOf({ cluster, input }: OperationContext): Instance {
  const name = String(input.instance_name)
  const instance = findByName(cluster.instances, name)
  if (!instance) throw notKnown('Instance', name)
  input.instance_name = instance.name
  input.instance_uuid = instance.uuid
  return instance
}

/** The node that an opcode is about; the opcode learns its UUID. */
export function nodeOf({ cluster, input }: OperationContext): Node {
  const node = nodeNamed(cluster, String(input.node_name))
  input.node_name = node.name
  input.node_uuid = node.uuid
  return node
}

export function nodeNamed(cluster: Cluster, name: string): Node {
  const node = findByName(cluster.nodes, name)
  if (!node) throw notKnown('Node', name)
  return node
}

/** Groups and networks go by their whole name or their UUID. */
export function groupNamed(cluster: Cluster, name: string): Group {
  return namedOrUuid(cluster.groups, 'Node group', name)
}

export function networkNamed(cluster: Cluster, name: string): Network {
  return namedOrUuid(cluster.networks, 'Network', name)
}

function namedOrUuid<T extends { uuid: string }>(items: Map<string, T>, kind: string, name: string): T {
  const found = items.get(name) ?? [...items.values()].find((one) => one.uuid === name)
  if (!found) throw prerequisite(`${kind} '${name}' not found`, 'unknown_entity')
  return found
}

export const objectAt = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
export const listAt = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
export const textAt = (value: Json | undefined): string | undefined => (isText(value) ? value : undefined)
