import ipaddr from 'ipaddr.js'
import type { FieldError } from '@/lib/errors/app-error'

type Limits = { whitelistMinPrefixV4: number; whitelistMinPrefixV6: number }

/** What is wrong with it, if anything. */
export function wrongNetwork(text: string, limits: Limits): FieldError | null {
  const found = read(text)
  if (!found) return { code: 'network_invalid' }
  const [address, prefix] = found
  if (address.range() === 'unspecified') return { code: 'network_invalid' }
  const limit = address.kind() === 'ipv4' ? limits.whitelistMinPrefixV4 : limits.whitelistMinPrefixV6
  return prefix < limit ? { code: 'network_too_wide', values: { limit } } : null
}

/** The network in its shortest form, host bits cleared: `2001:db8::/64`, `192.0.2.0/28`. The text must be a network. */
export function compressNetwork(text: string): string {
  const found = read(text)
  if (!found) throw new Error(`not a network: ${text}`)
  const [address, prefix] = found
  const bytes = address
    .toByteArray()
    .map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - index * 8))) & 0xff)
  return `${ipaddr.fromByteArray(bytes).toString()}/${prefix}`
}

/** A single address counts as a network of itself. */
function read(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  if (ipaddr.isValidCIDR(text)) {
    const [address, prefix] = ipaddr.parseCIDR(text)
    return address.kind() === 'ipv4' && !ipaddr.IPv4.isValidFourPartDecimal(text.split('/')[0] ?? '')
      ? null
      : [address, prefix]
  }
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return [ipaddr.parse(text), 32]
  return ipaddr.IPv6.isValid(text) ? [ipaddr.parse(text), 128] : null
}
