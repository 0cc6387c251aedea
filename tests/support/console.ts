import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterAll } from 'vitest'
import { WebSocket } from 'ws'
import type { UserCtx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { CONSOLE_PATH, CONSOLE_PROTOCOL, endingOf } from '@/lib/console/schema'
import type { ServeOptions } from '@/lib/console/serve'
import { db } from '@/lib/db/client'
import { consoleEndpoint } from '@/lib/web/console-endpoint'
import { sessionCookie } from '@/lib/web/session-cookie'
import { type RfbPeer, startRfbPeer } from './rfb-peer'

/** The endpoint of `web.ts` on a server of its own. */
export async function startEndpoint(options: Partial<ServeOptions> = {}) {
  const stopping = new AbortController()
  const server = createServer()
  server.on('upgrade', consoleEndpoint({ stopping: stopping.signal, recheckMs: 50, ...options }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => {
    stopping.abort()
    server.close()
  })
  return { host, stop: () => stopping.abort() }
}

type Connection = { cookie?: string; origin?: string; protocols?: string[]; ticket?: string }

/** A browser's connection, from before the first byte on. `ended` is why it closed, or the HTTP status it was refused with. */
export function browserTo(host: string, { cookie, origin, protocols, ticket = '' }: Connection) {
  const ws = new WebSocket(`ws://${host}${CONSOLE_PATH}`, protocols ?? [CONSOLE_PROTOCOL, `ticket.${ticket}`], {
    origin: origin ?? `http://${host}`,
    headers: cookie ? { cookie } : {},
  })
  const ended = new Promise<string>((resolve) => {
    ws.on('unexpected-response', (_request, response) => {
      resolve(String(response.statusCode))
      ws.terminate()
    })
    ws.on('close', (code) => resolve(endingOf(code)))
    ws.on('error', () => undefined)
  })
  return { ws, ended }
}

/** The one session that a person has in these tests, begun when it is first asked for. */
export async function sessionOf({ actor: { id: userId } }: UserCtx): Promise<string> {
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  const there = await db.session.findFirst({ where: { userId } })
  return (there ?? (await db.session.create({ data: { userId, createdAt: now, seenAt: now, expiresAt } }))).id
}

export async function cookieOf(ctx: UserCtx): Promise<string> {
  const token = { sub: String(ctx.actor.id), sessionId: await sessionOf(ctx) }
  return `${sessionCookie()}=${await encode({ token, secret: config().authSecret })}`
}

/** Says what a browser says up to ServerInit, with no password or this answer to the challenge; gives the screen's name. */
export async function greetScreen(ws: WebSocket, answer?: Buffer): Promise<string> {
  const heard: Buffer[] = []
  const hears = async (bytes: number) => {
    while (Buffer.concat(heard).length < bytes) heard.push((await once(ws, 'message', closing(ws)))[0])
    const all = Buffer.concat(heard)
    heard.splice(0, heard.length, all.subarray(bytes))
    return all.subarray(0, bytes)
  }
  await hears(12)
  ws.send('RFB 003.008\n', { binary: true })
  const [, type = 0] = await hears(2)
  ws.send(Buffer.of(type))
  if (type === 2) {
    await hears(16)
    ws.send(answer ?? Buffer.alloc(16))
  }
  const result = await hears(4)
  if (result.readUInt32BE() !== 0) throw new Error('the password was refused')
  ws.send(Buffer.of(1))
  const length = (await hears(24)).readUInt32BE(20)
  return String(await hears(length))
}

function closing(ws: WebSocket) {
  const gone = new AbortController()
  ws.once('close', () => gone.abort(new Error('closed')))
  return { signal: gone.signal }
}

/** Makes the instance one whose screen is the peer's. */
export async function showOn(peer: Pick<RfbPeer, 'port'>, name: string): Promise<void> {
  const screen = { hypervisor: 'kvm', hvparams: { vncBindAddress: '0.0.0.0' }, networkPort: peer.port }
  const instance = await db.instance.findFirstOrThrow({ where: { name } })
  await db.instance.update({
    where: { id: instance.id },
    data: { ...screen, status: 'running', adminState: 'up', operState: true },
  })
  await db.node.updateMany({
    where: { clusterId: instance.clusterId, name: instance.primaryNode },
    data: { primaryIp: '127.0.0.1' },
  })
}

/** For the top of a test file. */
export function rfbPeers() {
  const running: RfbPeer[] = []
  afterAll(() => Promise.all(running.map((peer) => peer.stop())))
  return async (options: Parameters<typeof startRfbPeer>[0] = {}) => {
    const peer = await startRfbPeer(options)
    running.push(peer)
    return peer
  }
}
