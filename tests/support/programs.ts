import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { consentTicket, decide, goOn } from '@/lib/oauth/consent'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import { withoutKeptSlash } from '@/lib/web/kept-slash'

type Handler = (request: Request) => Response | Promise<Response>
type Module = Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS', Handler>>
type Below = (request: Request, context: { params: Promise<{ path: string[] }> }) => Promise<Response>

/** A route that takes every path below it, at the parts of this one. */
export const partsBelow = (base: string, route: Below) => (request: Request) => {
  const path = new URL(request.url).pathname.slice(base.length + 1).split('/')
  return route(request, { params: Promise.resolve({ path: path.map(decodeURIComponent) }) })
}

/** The portal's own handlers for programs, at the address that the configuration names; `/*` takes what is below it. */
export function portalForPrograms(routes: Record<string, Module>): { url: () => string } {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(withoutKeptSlash(incoming.url ?? '/'), process.env.PUBLIC_URL)
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const body = incoming.method === 'GET' || incoming.method === 'OPTIONS' ? null : Buffer.concat(parts)
    const headers = new Headers()
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
    const below = Object.keys(routes).find((one) => one.endsWith('/*') && url.pathname.startsWith(one.slice(0, -1)))
    const handler = (routes[url.pathname] ?? routes[below ?? ''])?.[incoming.method as keyof Module]
    const response = handler
      ? await handler(new Request(url, { method: incoming.method ?? 'GET', headers, body }))
      : new Response(null, { status: 405 })
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  // A busy machine must not close a connection just as it is used again.
  server.keepAliveTimeout = 120_000
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    process.env.PUBLIC_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())
  return { url: () => process.env.PUBLIC_URL ?? '' }
}

const SESSION = 'session of the test'

/** The person opens the address in a browser, is asked, and agrees (or not). Returns where the browser ends. */
export async function visitAuthorize(ctx: UserCtx, address: URL, agreed = true): Promise<URL> {
  const query = address.search.slice(1)
  const reading = await readAuthorization(address.searchParams)
  if (reading.kind === 'refused') throw new Error(`refused: ${reading.reason}`)
  if (reading.kind === 'error') return new URL(reading.location)
  const remembered = await goOn(ctx, reading.asked)
  if (remembered !== null) return new URL(remembered)
  const { location } = await decide(ctx, SESSION, { query, ticket: consentTicket(SESSION, query), agreed })
  return new URL(location)
}
