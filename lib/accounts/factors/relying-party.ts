import { isIP } from 'node:net'
import { config } from '@/lib/config/env'

/** Who the portal is to a browser that keeps passkeys (WebAuthn, 5.1.2); null where browsers keep none for such an address. */
export function relyingParty(): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(config().publicUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  if (protocol !== 'https:' && hostname !== 'localhost') return null
  return { id: hostname, origin }
}
