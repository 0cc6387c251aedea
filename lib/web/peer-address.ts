import ipaddr from 'ipaddr.js'
import { config } from '@/lib/config/env'

/** Set by the server from the socket, over whatever a client sent. */
export const PEER_HEADER = 'x-peer-address'

/** The client's address; X-Forwarded-For counts only as far back as trusted proxies wrote it (spec S21). */
export function peerAddress(headers: Headers, trusted: readonly string[] = config().trustedProxies): string | null {
  const peer = headers.get(PEER_HEADER)
  const hops = [...(headers.get('x-forwarded-for') ?? '').split(','), peer ?? '']
    .map((hop) => hop.trim())
    .filter(Boolean)
  let address = hops.pop() ?? null
  while (address && hops.length > 0 && isTrusted(address, trusted)) address = hops.pop() ?? null
  return address
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return trusted.some((range) => {
    const [base, bits] = ipaddr.isValidCIDR(range) ? ipaddr.parseCIDR(range) : [ipaddr.process(range), null]
    if (base.kind() !== parsed.kind()) return false
    return parsed.match(base, bits ?? (base.kind() === 'ipv4' ? 32 : 128))
  })
}
