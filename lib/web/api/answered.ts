import { createHash } from 'node:crypto'
import { config } from '@/lib/config/env'
import type { Operation, Outcome } from './operation'

/** What an operation came to, as HTTP. */
export function answered(request: Request, { status, method }: Operation, outcome: Outcome): Response {
  if ('stream' in outcome) return new Response(outcome.stream, { headers: STREAM })
  if (status === 204) return new Response(null, { status, headers: WRITTEN })
  const { body, location } = outcome
  const text = JSON.stringify(body)
  if (method === 'GET') return tagged(request, text, nextPage(request, body))
  const at: Record<string, string> = location === null ? {} : { location: addressOf(location) }
  return new Response(text, { status, headers: { ...JSON_TYPE, ...WRITTEN, ...at } })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const WRITTEN = { 'cache-control': 'no-store' }
/** Proxies must neither keep nor hold back events. */
const STREAM = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

const addressOf = (path: string) => `${config().publicUrl}/api/v1${path}`

/** A read that found nothing new says so without its body (RFC 9110, 13.1.2). */
function tagged(request: Request, text: string, shared: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = { ...shared, 'cache-control': 'private, no-cache', vary: 'Authorization', etag }
  if (isAmong(etag, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, ...JSON_TYPE } })
}

/** By the weak comparison: a proxy that compresses marks tags as weak. */
const isAmong = (etag: string, asked: string | null): boolean =>
  asked?.trim() === '*' || (asked?.match(/"[^"]*"/g)?.includes(etag) ?? false)

/** RFC 8288. */
function nextPage(request: Request, body: unknown): Record<string, string> {
  const next = typeof body === 'object' && body !== null && 'next' in body ? body.next : null
  if (typeof next !== 'string') return {}
  const { pathname, searchParams } = new URL(request.url)
  searchParams.set('cursor', next)
  return { link: `<${config().publicUrl}${pathname}?${searchParams}>; rel="next"` }
}
