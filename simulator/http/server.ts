import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { HttpFaults } from '../control/http-faults'
import type { KeyPair } from '../tls/certificate'
import type { World } from '../world'
import { answerTo, type Incoming, type Outgoing, type Routes } from './answer'
import { credentialsOf } from './auth'
import { logLine, requestLine } from './log'
import { send, sendFaulty } from './send'

export type SeenRequest = { method: string; url: string; user: string | null; body: string; code: number }

export type RapiServerOptions = {
  world: World
  routes: Routes
  faults: HttpFaults
  keyPair: KeyPair | null
  log: (line: string) => void
  debug: boolean
  onRequest: (seen: SeenRequest) => void
}

/** The listening half: sockets, TLS, faults, the log. What is said comes from `answerTo`. */
export class RapiServer {
  private readonly server: Server | TlsServer
  private readonly sockets = new Set<Socket>()
  private readonly banner: string

  constructor(private readonly options: RapiServerOptions) {
    const { keyPair } = options
    this.banner = `Ganeti ${options.world.cluster.version}`
    const listener = (request: IncomingMessage, response: ServerResponse) => void this.serve(request, response)
    const limits = { keepAlive: false, requireHostHeader: false, maxHeaderSize: 65_536 }
    this.server = keyPair
      ? createTlsServer({ ...limits, key: keyPair.key, cert: keyPair.certificate }, listener)
      : createServer(limits, listener)
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    })
    this.server.on('tlsClientError', (_error: Error, socket: Socket) => socket.destroy())
  }

  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => {
        this.server.off('error', reject)
        resolve((this.server.address() as AddressInfo).port)
      })
    })
  }

  /** Connections of now on see another certificate. */
  changeCertificate({ key, certificate }: KeyPair): void {
    if ('setSecureContext' in this.server) this.server.setSecureContext({ key, cert: certificate })
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { log, debug } = this.options
    const peer = `${request.socket.remoteAddress}:${request.socket.remotePort}`
    const start = `${request.method} ${request.url} HTTP/${request.httpVersion}`
    if (debug) log(logLine('DEBUG', `Connection from ${peer}`))
    const incoming = await readRequest(request)
    if (incoming === null) return
    const rule = this.options.faults.take(incoming.method, incoming.url)
    if (rule?.latencyMs) await delay(rule.latencyMs)
    const carriedOut = !rule?.fault || rule.afterwards || incoming.method === 'GET'
    const answer = carriedOut ? await this.answer(incoming) : { code: 200, headers: {}, body: 'null\n' }
    const { fault } = rule ?? {}
    const code = fault?.kind === 'status' ? fault.status : answer.code
    this.options.onRequest(seen(incoming, code))
    log(requestLine(peer, start, code))
    if (response.destroyed) return
    if (fault) sendFaulty(response, fault, answer, this.banner)
    else send(response, answer, this.banner)
  }

  private answer(incoming: Incoming): Promise<Outgoing> {
    return answerTo(this.options.world, this.options.routes, incoming)
  }
}

async function readRequest(request: IncomingMessage): Promise<Incoming | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
  } catch {
    return null
  }
  return {
    method: (request.method ?? 'GET').toUpperCase(),
    url: request.url ?? '/',
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'],
    body: Buffer.concat(chunks),
  }
}

function seen({ method, url, authorization, body }: Incoming, code: number): SeenRequest {
  return { method, url, user: userOf(authorization), body: body.toString('utf8'), code }
}

function userOf(authorization: string | undefined): string | null {
  try {
    return credentialsOf(authorization)?.name ?? null
  } catch {
    return null
  }
}
