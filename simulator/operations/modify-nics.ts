import { prerequisite } from '../jobs/op-error'
import { info, type OperationContext, type Step } from '../jobs/operation'
import type { Json } from '../json'
import type { Instance, Nic, Node } from '../model/types'
import { type Change, positionOf, readChange, writtenChange } from './changes'
import { listAt, networkNamed, nodeNamed, textAt } from './input'
import { buildNic, checkBridge, chooseAddress, connectionOf, type NicRequest, readNic } from './nics'

export function* changeNics(context: OperationContext, instance: Instance): Generator<Step, Json[], void> {
  const { cluster, input } = context
  const node = nodeNamed(cluster, instance.pnode)
  const changes = listAt(input.nics).map(readChange)
  const results: Json[] = []
  for (const change of changes) {
    if (change.action === 'add') results.push(yield* addNic(context, instance, node, change))
    else {
      const position = positionOf(change.index, instance.nics.length, 'NIC')
      if (change.action === 'remove') {
        instance.nics.splice(position, 1)
        results.push([`NIC/${position}`, 'remove'])
      } else results.push(...(yield* changeNic(context, instance, node, change, position)))
    }
  }
  if (changes.length > 0) input.nics = changes.map(writtenChange)
  return results
}

function* addNic(
  context: OperationContext,
  instance: Instance,
  node: Node,
  change: Change,
): Generator<Step, Json, void> {
  const { cluster } = context
  const request = readNic(cluster, change.parameters)
  checkConnected(context, request, node)
  const nic = buildNic(context, request, node)
  checkBridge(cluster, nic, `node '${node.name}'`)
  if (request.ip !== undefined) nic.ip = yield* takeAddress(context, request, request.ip)
  const position = change.index < 0 ? instance.nics.length : change.index
  instance.nics.splice(position, 0, nic)
  change.parameters = { ...change.parameters, mac: nic.mac, ...(nic.ip === null ? {} : { ip: nic.ip }) }
  const shown = `mac=${nic.mac},ip=${nic.ip ?? 'None'},mode=${nic.mode},link=${nic.link}`
  return [`nic.${position}`, `add:${shown},network=${request.network?.name ?? 'None'}`]
}

function* changeNic(
  context: OperationContext,
  instance: Instance,
  node: Node,
  change: Change,
  position: number,
): Generator<Step, Json[], void> {
  const { cluster } = context
  const old = instance.nics[position]
  if (!old) return []
  const known = [...cluster.networks.values()].find((network) => network.uuid === old.network)
  const named = textAt(change.parameters.network) ?? known?.name
  const detached = named?.toLowerCase() === 'none' || textAt(change.parameters.mode) !== undefined
  const network = detached || named === undefined ? undefined : networkNamed(cluster, named)
  const request = { ...readNic(cluster, { ...change.parameters, network: null }), network }
  if (network) checkConnected(context, request, node)
  const params = network ? connectionOf(cluster, network, node) : undefined
  const nic: Nic = {
    ...old,
    network: network?.uuid ?? null,
    mode: params?.mode ?? request.mode ?? old.mode,
    link: params?.link ?? request.link ?? old.link,
    vlan: params?.vlan ?? request.vlan ?? old.vlan,
    mac: request.mac ?? old.mac,
    name: request.name ?? old.name,
  }
  checkBridge(cluster, nic, `node '${node.name}'`)
  if (request.ip !== undefined && request.ip !== old.ip) nic.ip = yield* takeAddress(context, request, request.ip)
  instance.nics[position] = nic
  const ip: Json[] = nic.ip === old.ip ? [] : [[`nic.ip/${position}`, nic.ip]]
  const rest = { link: nic.link, mode: nic.mode, vlan: nic.vlan }
  return [...ip, ...Object.entries(rest).map(([name, value]): Json => [`nic.${name}/${position}`, value])]
}

function checkConnected({ cluster }: OperationContext, { network }: NicRequest, node: Node): void {
  if (!network || connectionOf(cluster, network, node)) return
  throw prerequisite(`No netparams found for the network ${network.name}, probably not connected`, 'wrong_input')
}

function* takeAddress({ cluster }: OperationContext, request: NicRequest, ip: string): Generator<Step, string, void> {
  const { network } = request
  if (!network) {
    if (ip.toLowerCase() !== 'pool') return ip
    throw prerequisite('if ip=pool, parameter network cannot be none', 'wrong_input')
  }
  const address = chooseAddress(cluster, network, ip)
  if (ip.toLowerCase() === 'pool') {
    if (address === null) throw prerequisite('Unable to get a free IP from the address pool', 'wrong_state')
    yield info(`Chose IP ${address} from network ${network.name}`)
    return address
  }
  if (address === null) {
    throw prerequisite(`IP ${ip} not available in network ${network.name}`, 'resource_not_unique')
  }
  yield info(`Reserving IP ${address} in network ${network.name}`)
  return address
}
