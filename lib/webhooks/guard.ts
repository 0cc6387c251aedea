import type { Db } from '@/lib/db/client'
import { type Guard, parseUrl, type Refused, refusalOf } from '@/lib/net/guard'
import { readSettings } from '@/lib/settings/queries'

/** What the site lets webhooks reach: the Internet on port 443, and the hosts of its own network that it lists. */
export async function webhookGuard(db: Db): Promise<Guard> {
  return { ports: [], hosts: (await readSettings(db)).webhookHosts }
}

/** Why nothing is sent there; the names of hosts are checked when they are connected to. */
export function refusedAddress(text: string, guard: Guard): Refused | null {
  const url = parseUrl(text)
  if (!url) return { code: 'url_invalid' }
  const listed = guard.hosts.some((host) => host.toLowerCase() === url.hostname.replace(/^\[|\]$/g, '').toLowerCase())
  if (url.protocol !== 'https:' && !listed) return { code: 'url_not_https' }
  return refusalOf(url, guard)
}
