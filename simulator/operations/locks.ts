import { all, exclusive, type Lock, shared } from '../jobs/locks'
import { isText, type Json, type JsonObject } from '../json'
import { findByName } from '../model/lookup'
import type { Cluster, Instance, Node } from '../model/types'
import { listAt, textAt } from './input'

/** What an opcode locks before it runs, as seen in the lock list of a real cluster. */
export type LocksOf = (input: JsonObject, cluster: Cluster) => Lock[]

export const none: LocksOf = () => []
export const ofInstance: LocksOf = (input) => exclusive(`instance/${String(input.instance_name)}`)

export function nodeLocks(nodes: (Node | undefined)[]): Lock[] {
  const uuids = nodes.flatMap((node) => node?.uuid ?? [])
  return exclusive(...uuids.flatMap((uuid) => [`node/${uuid}`, `node-res/${uuid}`]))
}

const anyNode = (): Lock[] => exclusive(all('node'), all('node-res'))

const node = (cluster: Cluster, name: Json | undefined) => (isText(name) ? findByName(cluster.nodes, name) : undefined)

function instanceAt(input: JsonObject, cluster: Cluster): Instance | undefined {
  return findByName(cluster.instances, String(input.instance_name))
}

function ownNodes(instance: Instance | undefined, cluster: Cluster): (Node | undefined)[] {
  return instance ? [instance.pnode, ...instance.snodes].map((name) => cluster.nodes.get(name)) : []
}

export const ofInstanceAndNodes: LocksOf = (input, cluster) => [
  ...ofInstance(input, cluster),
  ...nodeLocks(ownNodes(instanceAt(input, cluster), cluster)),
]

/** Any node may be the one until the allocator has chosen. */
export const ofCreation: LocksOf = (input, cluster) => [
  ...ofInstance(input, cluster),
  ...(isText(input.pnode)
    ? nodeLocks([node(cluster, input.pnode), node(cluster, input.snode)])
    : [...shared(all('nodegroup')), ...anyNode()]),
]

export const ofMove: LocksOf = (input, cluster) => {
  const instance = instanceAt(input, cluster)
  const free = instance?.diskTemplate !== 'file' && instance?.snodes.length === 0 && !isText(input.target_node)
  if (free) return [...ofInstance(input, cluster), ...anyNode()]
  return [
    ...ofInstance(input, cluster),
    ...nodeLocks([...ownNodes(instance, cluster), node(cluster, input.target_node)]),
  ]
}

export const ofModification: LocksOf = (input, cluster) => {
  const pnode = cluster.nodes.get(instanceAt(input, cluster)?.pnode ?? '')
  const places = pnode ? [...shared(`nodegroup/${pnode.group}`), ...exclusive(`node/${pnode.uuid}`)] : []
  return [...ofInstance(input, cluster), ...places]
}

export const ofNodeRole: LocksOf = (input, cluster) => {
  const demotes = input.master_candidate === false || input.offline === true || input.drained === true
  return input.auto_promote && demotes ? anyNode() : nodeLocks([node(cluster, input.node_name)])
}

export const ofDelay: LocksOf = (input, cluster) =>
  exclusive(...listAt(input.on_nodes).flatMap((name) => node(cluster, name)?.uuid.replace(/^/, 'node/') ?? []))

export const ofNodeMigration: LocksOf = (input, cluster) => {
  const uuid = node(cluster, input.node_name)?.uuid
  return uuid === undefined ? [] : shared(`node/${uuid}`)
}

export const ofEvacuation: LocksOf = (input, cluster) => {
  const evacuated = node(cluster, input.node_name)
  if (!evacuated) return []
  const group = [...cluster.nodes.values()].filter((one) => one.group === evacuated.group)
  const away = isText(input.remote_node) ? [evacuated, node(cluster, input.remote_node)] : group
  const isThere = (instance: Instance) =>
    input.mode === 'primary-only' ? instance.pnode === evacuated.name : instance.snodes.includes(evacuated.name)
  return shared(
    ...[...cluster.instances.values()].filter(isThere).map((instance) => `instance/${instance.name}`),
    `nodegroup/${evacuated.group}`,
    ...away.flatMap((one) => (one ? [`node/${one.uuid}`] : [])),
  )
}

const groupLock = (cluster: Cluster, name: Json | undefined) =>
  cluster.groups.get(textAt(name) ?? '')?.uuid.replace(/^/, 'nodegroup/') ?? all('nodegroup')

export const ofGroup: LocksOf = (input, cluster) => exclusive(groupLock(cluster, input.group_name))

export const ofAssignment: LocksOf = (input, cluster) => {
  const nodes = listAt(input.nodes).flatMap((name) => node(cluster, name) ?? [])
  const groups = new Set([groupLock(cluster, input.group_name), ...nodes.map((one) => `nodegroup/${one.group}`)])
  return exclusive(...groups, ...nodes.map((one) => `node/${one.uuid}`))
}

const networkLock = (cluster: Cluster, name: Json | undefined) =>
  cluster.networks.get(textAt(name) ?? '')?.uuid.replace(/^/, 'network/') ?? all('network')

export const ofNetwork: LocksOf = (input, cluster) => exclusive(networkLock(cluster, input.network_name))

export const ofNetworkRemoval: LocksOf = (input, cluster) => [...shared(all('nodegroup')), ...ofNetwork(input, cluster)]

export const ofConnection: LocksOf = (input, cluster) => [
  ...exclusive(groupLock(cluster, input.group_name)),
  ...shared(networkLock(cluster, input.network_name)),
]

export const ofTags: LocksOf = (input, cluster) => {
  const name = textAt(input.name)
  if (name === undefined) return []
  if (input.kind === 'node') return exclusive(`node/${node(cluster, name)?.uuid ?? name}`)
  if (input.kind === 'nodegroup') return exclusive(groupLock(cluster, name))
  return exclusive(input.kind === 'network' ? networkLock(cluster, name) : `instance/${name}`)
}
