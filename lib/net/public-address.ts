import ipaddr from 'ipaddr.js'

/**
 * Whether an address is of the Internet at large, so not one that only who stands here reaches. IPv6: of 2000::/3, all that
 * IANA has given out for unicast, and none that stands for an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || (address.parts[0] ?? 0) >> 13 === 1
}
