import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Control } from './control'

const call = z.array(z.unknown())

/**
 * `POST /METHOD` or `POST /operator/METHOD`, the arguments as a JSON list; loopback only. Only `application/json` is
 * taken, which keeps out what a browser sends across sites unasked.
 */
export async function startControlServer(control: Control, port: number): Promise<{ port: number; server: Server }> {
  const server = createServer((request, response) => {
    void answer(control, request).then(({ status, body }) => {
      response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
      response.end(`${JSON.stringify(body ?? null)}\n`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: (server.address() as AddressInfo).port, server }
}

type Reply = { status: number; body: unknown }

async function answer(control: Control, request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json') {
    return { status: 400, body: 'POST a JSON list of arguments, as application/json' }
  }
  try {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const args = call.parse(JSON.parse(Buffer.concat(chunks).toString('utf8') || '[]'))
    const method = methodOf(control, (request.url ?? '/').slice(1).split('/'))
    if (!method) return { status: 404, body: 'no such method' }
    return { status: 200, body: await method(args) }
  } catch (error) {
    return { status: 400, body: error instanceof Error ? error.message : String(error) }
  }
}

function methodOf(control: Control, path: string[]): ((args: unknown[]) => unknown) | null {
  const [first = '', second] = path
  const owner: object = first === 'operator' && second !== undefined ? control.operator : control
  const name = second ?? first
  if (name === 'constructor' || !Object.hasOwn(Object.getPrototypeOf(owner), name)) return null
  const method: unknown = Reflect.get(owner, name)
  return typeof method === 'function' ? (args) => Reflect.apply(method, owner, args) : null
}
