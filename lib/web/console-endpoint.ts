import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { getToken } from 'next-auth/jwt'
import { type WebSocket, WebSocketServer } from 'ws'
import { config } from '@/lib/config/env'
import { CONSOLE_PATH, CONSOLE_PROTOCOL, TICKET_PROTOCOL } from '@/lib/console/schema'
import { closeWith, type ServeOptions, serveConsole } from '@/lib/console/serve'
import { takeTicket, type Visitor } from '@/lib/console/take-ticket'
import { log } from '@/lib/log/log'
import { isOwnOrigin } from './own-origin'
import { PEER_HEADER, peerAddress } from './peer-address'
import { isSecure, sessionCookie } from './session-cookie'

/** A browser sends keys and clipboards, no more. */
const MAX_MESSAGE = 1024 * 1024

export const isConsole = (request: IncomingMessage) => pathOf(request) === CONSOLE_PATH

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0]

/** Answers the upgrade to a console's WebSocket; every one of them ends when `stopping` aborts. */
export function consoleEndpoint(options: ServeOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    handleProtocols: () => CONSOLE_PROTOCOL,
  })
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { ticket, protocols } = offeredBy(request)
    void visitorOf(request)
      .then((visitor) => {
        // WebSockets know no same-origin policy: a page of another site must not open one with our cookie.
        if (!isOwnOrigin(request.headers) || !protocols.includes(CONSOLE_PROTOCOL))
          return refuse(socket, '403 Forbidden')
        if (!visitor) return refuse(socket, '401 Unauthorized')
        sockets.handleUpgrade(request, socket, head, (ws) => {
          void converse(ws, request, visitor, ticket, options)
        })
      })
      .catch((err: unknown) => {
        log.error({ err }, 'console: the upgrade failed')
        socket.destroy()
      })
  }
}

async function converse(
  ws: WebSocket,
  request: IncomingMessage,
  visitor: Visitor,
  ticket: string,
  options: ServeOptions,
): Promise<void> {
  ws.on('error', () => ws.terminate())
  const headers = new Headers({ [PEER_HEADER]: request.socket.remoteAddress ?? '' })
  headers.set('x-forwarded-for', String(request.headers['x-forwarded-for'] ?? ''))
  const facts = { now: new Date(), locale: 'en', requestId: randomUUID(), address: peerAddress(headers) }
  try {
    const admission = await takeTicket(visitor, ticket, facts)
    if ('refused' in admission) closeWith(ws, admission.refused)
    else await serveConsole(ws, admission, options)
  } catch (err) {
    log.error({ err, requestId: facts.requestId }, 'console: it failed')
    closeWith(ws, 'failed')
  }
}

function offeredBy(request: IncomingMessage) {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const ticket = protocols.find((name) => name.startsWith(TICKET_PROTOCOL))?.slice(TICKET_PROTOCOL.length) ?? ''
  return { protocols, ticket }
}

async function visitorOf(request: IncomingMessage): Promise<Visitor | null> {
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split(';').flatMap((pair) => {
      const at = pair.indexOf('=')
      return at < 1 ? [] : [[pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())]]
    }),
  )
  const token = await getToken({
    req: Object.assign(request, { cookies }),
    secret: config().authSecret,
    cookieName: sessionCookie(),
    secureCookie: isSecure(),
  })
  return token?.sessionId ? { sessionId: token.sessionId } : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
