import { OpError, prerequisite } from '../jobs/op-error'
import { info, type Operation, type OperationContext, type Step, takes, warning } from '../jobs/operation'
import { contains, rangeOf, toAddress } from '../model/addresses'
import type { Network } from '../model/types'
import { cannotReserve, reserve } from './address-pool'
import { listAt, networkNamed, textAt } from './input'
import { onlyDry } from './power'
import { checkTags } from './tags'

export const networkAdd: Operation = function* (context) {
  const { cluster, input } = context
  const name = String(input.network_name)
  const existing = cluster.networks.get(name)
  if (existing) {
    const message = `Desired network name '${name}' already exists as a network (UUID: ${existing.uuid})`
    throw prerequisite(message, 'already_exists')
  }
  const tags = checkTags(listAt(input.tags))
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  const network = newNetwork(context, name, tags)
  if (input.conflicts_check) yield* reserveNodes(context, network)
  for (const address of listAt(input.add_reserved_ips).map(String)) {
    const why = cannotReserve(network, address)
    if (why !== null) throw new OpError('OpExecError', `Cannot reserve IP address '${address}': ${why}`)
    reserve(network, address)
  }
  cluster.networks.set(name, network)
  return null
}

export const networkRemove: Operation = function* ({ cluster, input }) {
  const network = networkNamed(cluster, String(input.network_name))
  yield takes(0.3)
  if (network.connections.length > 0) {
    const groups = network.connections.map((one) => one.group).sort()
    yield warning(`Network '${network.name}' is connected to the following node groups: ${groups.join(', ')}`)
    throw prerequisite('Network still connected', 'wrong_state')
  }
  if (input.dry_run) return yield* onlyDry()
  cluster.networks.delete(network.name)
  return null
}

function newNetwork({ input, clock, random }: OperationContext, name: string, tags: string[]): Network {
  const now = clock()
  const network: Network = {
    name,
    uuid: random.uuid(),
    ctime: now,
    mtime: now,
    serialNo: 1,
    tags,
    network: String(input.network),
    gateway: textAt(input.gateway) ?? null,
    network6: textAt(input.network6) ?? null,
    gateway6: textAt(input.gateway6) ?? null,
    macPrefix: textAt(input.mac_prefix) ?? null,
    reserved: [],
    connections: [],
  }
  const { first, size } = rangeOf(network)
  const refused = (why: string) =>
    new OpError('OpExecError', `Cannot create IP address pool for network '${name}': ${why}`)
  if (size > 65536) {
    const hosts = `A big network with ${size} host(s) is currently not supported`
    throw refused(`${hosts}. please specify at most a /16 network`)
  }
  if (size < 4) throw refused(`A network with only ${size} host(s) is too small, please specify at least a /30 network`)
  network.reserved = [toAddress(first), toAddress(first + size - 1)]
  const why = network.gateway === null ? null : cannotReserve(network, network.gateway)
  if (why !== null) throw refused(why)
  if (network.gateway !== null) reserve(network, network.gateway)
  return network
}

/** An instance must not get the address of a node. */
function* reserveNodes({ cluster }: OperationContext, network: Network): Generator<Step, void, void> {
  for (const node of cluster.nodes.values()) {
    if (!contains(network, node.ip) || network.reserved.includes(node.ip)) continue
    reserve(network, node.ip)
    yield info(`Reserved IP address of node '${node.name}' (${node.ip})`)
  }
}
