import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'
import { isPublicAddress } from './public-address'

export type Guard = {
  /** Besides 80 and 443. */
  ports: readonly number[]
  /** Hosts of one's own network that may be asked, by name or address, on any port. */
  hosts: readonly string[]
}

/** Why an address given by a person is not fetched, or what came of it; a code under `errors`. */
export type Reached =
  | { ok: true; href: string; bytes: number | null }
  | { ok: false; code: string; values?: Record<string, string | number> }

const REDIRECTS = 3
const DEADLINE_MS = 8_000
const HEAD_BYTES = 4096

/**
 * Whether a file can be fetched from an address that anybody may have written. Each host is resolved once and connected to
 * at the very address that was checked, so that no second answer of its DNS leads elsewhere; so is each redirect's. Nothing
 * of what is answered is kept or told but whether it is there.
 */
export async function reach(text: string, guard: Guard): Promise<Reached> {
  const signal = AbortSignal.timeout(DEADLINE_MS)
  const first = parseUrl(text)
  if (!first) return { ok: false, code: 'url_invalid' }
  let url: URL | null = first
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!url) return { ok: false, code: 'url_invalid' }
    const refusal = refusalOf(url, guard)
    if (refusal) return refusal
    const answer = await ask(url, guard, signal)
    if ('code' in answer) return { ok: false, ...answer }
    if (answer.location === null) return { ok: true, href: first.href, bytes: answer.bytes }
    url = parseUrl(answer.location, url)
  }
  return { ok: false, code: 'url_redirects', values: { limit: REDIRECTS } }
}

function parseUrl(text: string, base?: URL): URL | null {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  return url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' ? url : null
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').toLowerCase()
const isListed = (host: string, { hosts }: Guard) => hosts.some((listed) => listed.toLowerCase() === host)

function refusalOf(url: URL, guard: Guard): Exclude<Reached, { ok: true }> | null {
  const host = hostOf(url)
  if (isListed(host, guard)) return null
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (![80, 443, ...guard.ports].includes(port)) return { ok: false, code: 'url_port', values: { port } }
  // Names are looked up, and so checked, when they are connected to
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return { ok: false, code: 'url_internal' }
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

type Answer = { location: string | null; bytes: number | null } | { code: string; values?: Record<string, number> }

async function ask(url: URL, guard: Guard, signal: AbortSignal): Promise<Answer> {
  const agent = new Agent({ connect: { lookup: guardedLookup(guard), timeout: 5_000 }, maxHeaderSize: HEAD_BYTES * 4 })
  try {
    // The first bytes only: some servers of images refuse HEAD
    const headers = { range: 'bytes=0-0', accept: '*/*', 'user-agent': 'ganetimgr' }
    const { statusCode, headers: told, body } = await request(url, { dispatcher: agent, signal, headers })
    body.on('error', () => undefined)
    body.destroy()
    const location = told.location
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return { location, bytes: null }
    if (statusCode !== 200 && statusCode !== 206) return { code: 'url_answers', values: { status: statusCode } }
    return { location: null, bytes: sizeOf(told) }
  } catch (error) {
    return { code: isInternal(error) ? 'url_internal' : 'url_unreachable' }
  } finally {
    await agent.destroy()
  }
}

function sizeOf(headers: Record<string, string | string[] | undefined>): number | null {
  const range = String(headers['content-range'] ?? '').split('/')[1]
  const size = Number(range ?? headers['content-length'])
  return Number.isSafeInteger(size) && size >= 0 ? size : null
}

const isInternal = (error: unknown): boolean =>
  error instanceof Internal || (error instanceof Error && error.cause instanceof Internal)
