import type { Cluster, Network } from './types'

export function toNumber(address: string): number | null {
  const parts = address.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

export function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}

/** First address and how many there are, of an IPv4 CIDR. */
export function rangeOf(network: Network): { first: number; size: number } {
  const [address = '', bits = '32'] = network.network.split('/')
  const size = 2 ** (32 - Number(bits))
  const value = toNumber(address) ?? 0
  return { first: value - (value % size), size }
}

export function contains(network: Network, address: string): boolean {
  const { first, size } = rangeOf(network)
  const value = toNumber(address)
  return value !== null && value >= first && value < first + size
}

const promised = new WeakMap<Network, Set<string>>()

/** Holds addresses for an instance in the making; give what it answers a call when that is over. */
export function promiseAddress(network: Network, address: string): () => void {
  const addresses = promised.get(network) ?? new Set()
  promised.set(network, addresses.add(address))
  return () => addresses.delete(address)
}

export function takenAddresses(cluster: Cluster, network: Network): Set<string> {
  const taken = new Set([...network.reserved, ...(promised.get(network) ?? [])])
  for (const instance of cluster.instances.values()) {
    for (const nic of instance.nics) if (nic.network === network.uuid && nic.ip) taken.add(nic.ip)
  }
  return taken
}

export function freeAddress(cluster: Cluster, network: Network): string | null {
  const taken = takenAddresses(cluster, network)
  const { first, size } = rangeOf(network)
  for (let value = first; value < first + size; value++) {
    const address = toAddress(value)
    if (!taken.has(address)) return address
  }
  return null
}

/** One character per address: `X` taken, `.` free. */
export function mapOf(cluster: Cluster, network: Network): string {
  const taken = takenAddresses(cluster, network)
  const { first, size } = rangeOf(network)
  return Array.from({ length: size }, (_, offset) => (taken.has(toAddress(first + offset)) ? 'X' : '.')).join('')
}
