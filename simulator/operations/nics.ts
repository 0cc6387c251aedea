import { OpError, prerequisite } from '../jobs/op-error'
import type { OperationContext } from '../jobs/operation'
import type { JsonObject } from '../json'
import { contains, freeAddress, takenAddresses, toNumber } from '../model/addresses'
import { groupNameOf } from '../model/changes'
import { makeMac } from '../model/identity'
import type { Cluster, Network, Nic, Node } from '../model/types'
import { networkNamed, textAt } from './input'

const modes = ['bridged', 'routed', 'openvswitch']

/** A NIC as a request describes it, checked as far as that needs no node. */
export type NicRequest = {
  ip: string | undefined
  network: Network | undefined
  mode: string | undefined
  link: string | undefined
  vlan: string | undefined
  mac: string | undefined
  name: string | undefined
}

export function readNic(cluster: Cluster, source: JsonObject): NicRequest {
  const [ip, networkName, mode, link] = ['ip', 'network', 'mode', 'link'].map((name) => given(source, name))
  if (networkName !== undefined && (mode !== undefined || link !== undefined)) {
    throw prerequisite('If network is given, no mode or link is allowed to be passed', 'wrong_input')
  }
  if (ip?.toLowerCase() === 'pool' && networkName === undefined) {
    throw prerequisite('if ip=pool, parameter network must be passed too', 'wrong_input')
  }
  if (ip !== undefined && ip.toLowerCase() !== 'pool' && toNumber(ip) === null) {
    throw prerequisite(`Invalid IP address '${ip}'`, 'wrong_input')
  }
  if (mode !== undefined && !modes.includes(mode)) throw new OpError('ConfigurationError', `Invalid NIC mode '${mode}'`)
  const network = networkName === undefined ? undefined : networkNamed(cluster, networkName)
  return { ip, network, mode, link, vlan: textAt(source.vlan), mac: given(source, 'mac'), name: given(source, 'name') }
}

/** Mode, link and VLAN of a network in the group of a node; undefined when it is not connected there. */
export function connectionOf(cluster: Cluster, network: Network, node: Node) {
  const group = groupNameOf(cluster, node)
  return network.connections.find((one) => one.group === group)
}

export function checkBridge(cluster: Cluster, nic: Nic, where: string): void {
  if (nic.mode !== 'bridged' || cluster.bridges.includes(nic.link)) return
  throw prerequisite(`Error checking bridges on ${where}: Missing bridges ${nic.link}`, 'environment_error')
}

/** The NIC itself, without its address. */
export function buildNic(context: OperationContext, request: NicRequest, node: Node): Nic {
  const { cluster, random } = context
  const connection = request.network && connectionOf(cluster, request.network, node)
  const { mode, link, vlan } = connection ?? { ...cluster.nicparams, ...definedOnly(request) }
  const generated = request.mac === undefined || ['auto', 'generate'].includes(request.mac)
  return {
    uuid: random.uuid(),
    name: request.name ?? null,
    mac: generated ? makeMac(random) : String(request.mac),
    ip: null,
    network: request.network?.uuid ?? null,
    mode,
    link,
    vlan,
  }
}

/** The first free address of a pool, or the one that was asked for when it is free; null when it is not. */
export function chooseAddress(cluster: Cluster, network: Network, ip: string): string | null {
  if (ip.toLowerCase() === 'pool') return freeAddress(cluster, network)
  return contains(network, ip) && !takenAddresses(cluster, network).has(ip) ? ip : null
}

function definedOnly({ mode, link, vlan }: NicRequest) {
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(link === undefined ? {} : { link }),
    ...(vlan === undefined ? {} : { vlan }),
  }
}

/** A value that is more than the word `none`. */
function given(source: JsonObject, name: string): string | undefined {
  const value = textAt(source[name])
  return value === undefined || value === '' || value.toLowerCase() === 'none' ? undefined : value
}
