import ipaddr from 'ipaddr.js'
import type { InstanceNic } from './nics'

type Network = { clusterId: number; mode: string; link: string; ipv6Prefix: string | null }

/**
 * For each NIC the IPv6 address that it makes for itself in its network's /64 (RFC 4862, modified EUI-64 of RFC 4291), or
 * null where no prefix is known: in the order of the NICs, by cluster, mode and link (spec B14).
 */
export function slaacAddresses(
  clusterId: number,
  nics: readonly Pick<InstanceNic, 'mac' | 'mode' | 'link'>[],
  networks: readonly Network[],
): (string | null)[] {
  return nics.map(({ mac, mode, link }) => {
    const network = networks.find((row) => row.clusterId === clusterId && row.mode === mode && row.link === link)
    return network?.ipv6Prefix && mac ? slaac(network.ipv6Prefix, mac) : null
  })
}

function slaac(prefix: string, mac: string): string | null {
  const bytes = mac.split(':').map((part) => Number.parseInt(part, 16))
  const [a, b, c, d, e, f] = bytes
  if (bytes.length !== 6 || a === undefined || b === undefined || c === undefined) return null
  if (d === undefined || e === undefined || f === undefined || bytes.some(Number.isNaN)) return null
  if (!ipaddr.IPv6.isValidCIDR(prefix)) return null
  const [network] = ipaddr.IPv6.parseCIDR(prefix)
  const host = [a ^ 2, b, c, 0xff, 0xfe, d, e, f]
  return new ipaddr.IPv6([...network.toByteArray().slice(0, 8), ...host]).toString()
}
