import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent } from 'undici'
import { isPublicAddress } from './public-address'

/** Which addresses, besides those of the Internet at large, a person may have the server ask. */
export type Guard = {
  /** Besides 80 and 443. */
  ports: readonly number[]
  /** Hosts of one's own network that may be asked, by name or address, on any port. */
  hosts: readonly string[]
}

/** Why an address is not asked; a code under `errors`. */
export type Refused = { code: string; values?: Record<string, string | number> }

export function parseUrl(text: string, base?: URL): URL | null {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  return url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' ? url : null
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').toLowerCase()
const isListed = (host: string, { hosts }: Guard) => hosts.some((listed) => listed.toLowerCase() === host)

export function refusalOf(url: URL, guard: Guard): Refused | null {
  const host = hostOf(url)
  if (isListed(host, guard)) return null
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (![80, 443, ...guard.ports].includes(port)) return { code: 'url_port', values: { port } }
  // Names are looked up, and so checked, when they are connected to
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return { code: 'url_internal' }
  return null
}

class Internal extends Error {}

/** Answers only addresses that may be connected to; a host with any other is refused whole. */
function guardedLookup(guard: Guard): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const [first] = found
      const allowed = isListed(host.toLowerCase(), guard) || found.every(({ address }) => isPublicAddress(address))
      if (!first || !allowed) return done(new Internal(host), [])
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })
  }
}

/**
 * Connects to what a host was resolved to and checked as, so that no second answer of its DNS leads elsewhere. To be
 * destroyed after use.
 */
export const guardedAgent = (guard: Guard): Agent =>
  new Agent({ connect: { lookup: guardedLookup(guard), timeout: 5_000 }, maxHeaderSize: 16_384 })

/** Whether a request failed since its host is of an inner network. */
export const isInternal = (error: unknown): boolean =>
  error instanceof Internal || (error instanceof Error && error.cause instanceof Internal)
