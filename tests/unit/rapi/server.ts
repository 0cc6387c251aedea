import { readFileSync } from 'node:fs'
import { createServer as createHttp, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createServer as createTcp, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { RapiTarget } from '@/lib/rapi/target'
import { createTransport, type Transport, type TransportOptions } from '@/lib/rapi/transport'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

/** Of 127.0.0.1, signed by itself. */
export const certificate = fixture('certificate.pem')

/** The port of a server that ends, with its connections, when the test does. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

/** A server that keeps what it was asked, and the target that reaches it. */
export async function serve(
  respond: (response: ServerResponse, seen: Seen, count: number) => void,
  { tls = false } = {},
): Promise<{ target: RapiTarget; seen: Seen[] }> {
  const seen: Seen[] = []
  const listener: RequestListener = async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    respond(response, seen.at(-1) as Seen, seen.length)
  }
  const server = tls ? createHttps({ key: fixture('key.pem'), cert: certificate }, listener) : createHttp(listener)
  return { target: targetOf(await listening(server), tls), seen }
}

/** A server of bare connections; `accepted` counts them. */
export async function serveRaw(onConnection: (socket: Socket) => void) {
  const counted = { accepted: 0 }
  const server = createTcp((socket) => {
    counted.accepted += 1
    socket.on('error', () => {})
    onConnection(socket)
  })
  const port = await listening(server)
  return { target: targetOf(port, false), counted }
}

export function targetOf(port: number, tls: boolean): RapiTarget {
  const trust = { kind: 'ca', pem: certificate } as const
  return { host: '127.0.0.1', port, tls, trust, user: 'portal', password: 'pa55-w0rd' }
}

export function transportTo(target: RapiTarget, options: Partial<TransportOptions> = {}): Transport {
  const limits = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000, maxBytes: 100_000, maxConcurrent: 4 }
  const transport = createTransport(target, { ...limits, ...options })
  onTestFinished(() => transport.close())
  return transport
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
