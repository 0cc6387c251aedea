import type { IncomingMessage, ServerResponse } from 'node:http'
import { AGAIN_S, UNAVAILABLE } from '@/lib/errors/unavailable'
import { outagePage } from './page'

/**
 * Answers 503 instead of the 500 that comes of a request in which the database could not be asked (`failed`). To be called
 * before anything is written. What knows the outage by itself, as the API does, has answered 503 already.
 */
export function explainOutage(request: IncomingMessage, response: ServerResponse, failed: () => boolean): void {
  const { writeHead, write, end, flushHeaders } = response
  let instead = false
  const replaces = () => {
    instead ||= !response.headersSent && response.statusCode === 500 && failed()
    return instead
  }
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!instead) response.statusCode = status
    return replaces() ? response : Reflect.apply(writeHead, response, [status, ...rest])
  }) as typeof writeHead
  response.write = ((...args: unknown[]) => {
    if (!replaces()) return Reflect.apply(write, response, args)
    const done = args.at(-1)
    if (typeof done === 'function') queueMicrotask(() => done())
    return true
  }) as typeof write
  response.flushHeaders = () => {
    if (!replaces()) flushHeaders.call(response)
  }
  response.end = ((...args: unknown[]) => {
    if (!replaces()) return Reflect.apply(end, response, args)
    Object.assign(response, { writeHead, write, end })
    for (const name of response.getHeaderNames()) if (name !== 'strict-transport-security') response.removeHeader(name)
    const { headers, body } = outageTo(request)
    response.writeHead(503, { ...headers, 'retry-after': String(AGAIN_S), 'cache-control': 'no-store' })
    const done = args.at(-1)
    return response.end(body, typeof done === 'function' ? () => done() : undefined)
  }) as typeof end
}

type Answer = { headers: Record<string, string>; body: string }

function outageTo({ headers }: IncomingMessage): Answer {
  if (headers.accept?.includes('text/html')) return outagePage(headers)
  const body = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: UNAVAILABLE }
  return { headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(body) }
}
