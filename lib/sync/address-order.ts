import ipaddr from 'ipaddr.js'

/** A text by which addresses sort as numbers, IPv4 before IPv6; null for none, or for what is no address. */
export function addressOrder(address: string | undefined): string | null {
  if (!address || !ipaddr.isValid(address)) return null
  const parsed = ipaddr.parse(address)
  return `${parsed.kind() === 'ipv4' ? 4 : 6}${Buffer.from(parsed.toByteArray()).toString('hex')}`
}
