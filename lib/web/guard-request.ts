import type { IncomingMessage } from 'node:http'
import { isOwnOrigin } from './own-origin'

/** What pages may send at most, in bytes: Next takes 1 MiB for an action; forms are smaller. */
const MAX_BODY = 2 * 1024 * 1024

/** For programs, which bring their own right with each request and no cookie; each limits its body itself. */
const PROGRAMS = /^\/(?:api\/v1|o\/(?:token|revoke|introspect))(?:[/?]|$)/
const READS = ['GET', 'HEAD', 'OPTIONS']

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * The status of the refusal of a write, or null. One from a page must come from a page of this portal, which its browser
 * tells, and say how long it is: neither Next nor next-auth demands either of everything.
 */
export function refusalOfWrite({ method = '', url = '', headers }: Asked): 403 | 411 | 413 | null {
  if (READS.includes(method) || PROGRAMS.test(url)) return null
  if (!isFromOwnPage(headers)) return 403
  if (headers['transfer-encoding'] !== undefined) return 411
  return Number(headers['content-length'] ?? 0) > MAX_BODY ? 413 : null
}

/** Only a browser can tell Sec-Fetch-Site; it does so on secure connections, and an origin always. */
function isFromOwnPage(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? isOwnOrigin(headers) : site === 'same-origin'
}
