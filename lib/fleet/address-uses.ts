import ipaddr from 'ipaddr.js'
import type { Use } from './schema'

const numberOf = (address: string) => ipaddr.IPv4.parse(address).octets.reduce((sum, octet) => sum * 256 + octet, 0)
const textOf = (value: number) => [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')

type Pool = { subnet: string; gateway: string | null; map: string }

/**
 * What each address from `skip` on is used for; `map` has one character per address of the subnet, `X` where Ganeti has given
 * it away or keeps it back. An address in use by `taken` is an instance's, whatever the map says.
 */
export function addressUses({ subnet, gateway, map }: Pool, skip: number, take: number, taken: ReadonlySet<string>) {
  const [base = '', bits = '32'] = subnet.split('/')
  const first = numberOf(base)
  const last = Number(bits) < 31 ? map.length - 1 : Number.NaN
  return Array.from({ length: Math.max(0, Math.min(take, map.length - skip)) }, (_, at) => {
    const index = skip + at
    const address = textOf(first + index)
    const use: Use = taken.has(address)
      ? 'instance'
      : address === gateway
        ? 'gateway'
        : index === 0 && Number(bits) < 31
          ? 'network'
          : index === last
            ? 'broadcast'
            : map[index] === 'X'
              ? 'reserved'
              : 'free'
    return { address, use }
  })
}

/** The addresses from `skip` on, as text. */
export function addressesFrom(subnet: string, length: number, skip: number, take: number): string[] {
  const first = numberOf(subnet.split('/')[0] ?? '')
  return Array.from({ length: Math.max(0, Math.min(take, length - skip)) }, (_, at) => textOf(first + skip + at))
}
