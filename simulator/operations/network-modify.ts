import { prerequisite } from '../jobs/op-error'
import { type Operation, type OperationContext, type Step, takes, warning } from '../jobs/operation'
import type { Json } from '../json'
import { touch } from '../model/changes'
import type { Network } from '../model/types'
import { cannotReserve, release, reserve } from './address-pool'
import { listAt, networkNamed, textAt } from './input'

export const networkModify: Operation = function* (context) {
  const { cluster, input, clock } = context
  const [added, removed] = [listAt(input.add_reserved_ips), listAt(input.remove_reserved_ips)]
  if (input.gateway && added.length + removed.length > 0) {
    throw prerequisite('Cannot modify gateway and reserved ips at once', 'wrong_input')
  }
  const network = networkNamed(cluster, String(input.network_name))
  const prefix = textAt(input.mac_prefix)
  if (prefix !== undefined && prefix !== 'none' && !/^[0-9a-f]{2}(:[0-9a-f]{2}){2}$/i.test(prefix)) {
    throw prerequisite(`Invalid MAC address prefix '${prefix}'`, 'wrong_input')
  }
  yield takes(0.3)
  yield* changeGateway(context, network)
  yield* changeReserved(network, added.map(String), removed.map(String))
  network.macPrefix = changed(prefix, network.macPrefix)
  network.network6 = changed(input.network6, network.network6)
  network.gateway6 = changed(input.gateway6, network.gateway6)
  touch(network, clock)
  return null
}

/** The word `none` takes a value away. */
function changed(value: Json | undefined, current: string | null): string | null {
  const text = textAt(value)
  return text === 'none' ? null : (text ?? current)
}

function* changeGateway({ input }: OperationContext, network: Network): Generator<Step, void, void> {
  const gateway = textAt(input.gateway)
  if (gateway === undefined) return
  if (gateway === network.gateway) {
    yield warning(`Gateway is already ${gateway}`)
    return
  }
  reserve(network, gateway)
  if (network.gateway) release(network, network.gateway)
  network.gateway = gateway
}

function* changeReserved(network: Network, added: string[], removed: string[]): Generator<Step, void, void> {
  for (const address of added) {
    const why = cannotReserve(network, address)
    if (why === null) reserve(network, address)
    else yield warning(`Cannot reserve IP address ${address}: ${why}`)
  }
  for (const address of removed) {
    if (address === network.gateway) yield warning("Cannot unreserve Gateway's IP")
    else if (network.reserved.includes(address)) release(network, address)
    else yield warning(`Cannot release IP address ${address}: IP ${address} is not externally reserved`)
  }
}
