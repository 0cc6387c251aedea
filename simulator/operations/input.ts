import { notKnown } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import { isObject, isText, type Json, type JsonObject } from '../json'
import { findByName } from '../model/lookup'
import type { Cluster, Instance, Node } from '../model/types'

/** The instance that an opcode is about; the opcode learns its UUID as Ganeti's do. */
export function instanceOf({ cluster, input }: OperationContext): Instance {
  const name = String(input.instance_name)
  const instance = findByName(cluster.instances, name)
  if (!instance) throw notKnown('Instance', name)
  input.instance_name = instance.name
  input.instance_uuid = instance.uuid
  return instance
}

export function nodeNamed(cluster: Cluster, name: string): Node {
  const node = findByName(cluster.nodes, name)
  if (!node) throw notKnown('Node', name)
  return node
}

export const objectAt = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
export const listAt = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
export const textAt = (value: Json | undefined): string | undefined => (isText(value) ? value : undefined)
