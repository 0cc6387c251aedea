import { OpError } from '../jobs/op-error'
import { contains } from '../model/addresses'
import type { Network } from '../model/types'

/** Why an address cannot be set aside; null when it can. */
export function cannotReserve(network: Network, address: string): string | null {
  if (!contains(network, address)) return `${network.network} does not contain ${address}`
  return network.reserved.includes(address) ? `IP ${address} is already externally reserved` : null
}

export function reserve(network: Network, address: string): void {
  const why = cannotReserve(network, address)
  if (why !== null) throw new OpError('AddressPoolError', why)
  network.reserved = [...network.reserved, address]
}

export function release(network: Network, address: string): void {
  network.reserved = network.reserved.filter((one) => one !== address)
}
