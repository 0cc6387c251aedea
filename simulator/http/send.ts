import type { ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { HttpFault } from '../control/http-faults'
import { dumps } from '../json'
import type { Outgoing } from './answer'
import { errorBody, HttpError, reasonPhrase } from './errors'

export function send(response: ServerResponse, { code, headers, body }: Outgoing, server: string): void {
  const bytes = Buffer.from(body)
  response.writeHead(code, reasonPhrase(code), {
    ...headers,
    Connection: 'close',
    Server: server,
    'Content-Length': bytes.length,
  })
  response.end(bytes)
}

/** An answer that goes wrong on its way. */
export function sendFaulty(response: ServerResponse, fault: HttpFault, answer: Outgoing, server: string): void {
  if (fault.kind === 'huge') sendHuge(response, fault.bytes, server)
  else if (fault.kind === 'reset') sendHalf(response, answer)
  else if (fault.kind === 'refuse') response.socket?.destroy()
  else if (fault.kind !== 'hang') send(response, spoilt(fault, answer), server)
}

function spoilt(fault: Exclude<HttpFault, { kind: 'huge' | 'reset' | 'refuse' | 'hang' }>, answer: Outgoing): Outgoing {
  if (fault.kind === 'garbage') return { ...answer, body: '<html><body>It works!</body></html>\n' }
  if (fault.kind === 'body') return { ...answer, body: fault.body }
  if (fault.kind === 'truncate') return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
  return { ...answer, code: fault.status, body: `${dumps(errorBody(new HttpError(fault.status)))}\n` }
}

function sendHalf(response: ServerResponse, { code, headers, body }: Outgoing): void {
  const bytes = Buffer.from(body)
  response.writeHead(code, { ...headers, Connection: 'close', 'Content-Length': bytes.length })
  const { socket } = response
  // Node resets bare TCP only; over TLS the connection ends without its farewell
  const cut = () => (socket instanceof TLSSocket ? socket.destroy() : socket?.resetAndDestroy())
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), cut)
}

function sendHuge(response: ServerResponse, bytes: number, server: string): void {
  const length = Math.max(2, bytes)
  response.writeHead(200, {
    'Content-Type': 'application/json',
    Connection: 'close',
    Server: server,
    'Content-Length': length,
  })
  const chunk = Buffer.alloc(65_536, 'x')
  let left = length - 2
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      const part = chunk.subarray(0, Math.min(left, chunk.length))
      left -= part.length
      if (!response.write(part)) {
        response.once('drain', more)
        return
      }
    }
    if (!response.destroyed) response.end('"')
  }
  response.write('"')
  more()
}
