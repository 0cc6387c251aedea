import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Target } from '../screen'
import { ScreenError } from './screen-error'
import { take, takeText } from './take'
import { secure } from './vencrypt'

export const RFB_VERSION = Buffer.from('RFB 003.008\n')
export const SECURITY = { none: 1, vnc: 2, vencrypt: 19 } as const

/** A node's screen before anyone has said that they may see it: what is left is SecurityResult, after `vnc`'s challenge. */
export type Screen = { stream: Duplex; socket: Socket; security: typeof SECURITY.none | typeof SECURITY.vnc }

/**
 * Connects to a VNC server and agrees on its version and security (RFC 6143, 7.1), encrypted where the server offers it.
 * Until it has greeted as a VNC server it is told nothing. With `ca` (PEM) only a node with a certificate of that authority
 * will do.
 */
export async function dial(target: Target, ca: string | null, signal: AbortSignal): Promise<Screen> {
  const socket = connect({ host: target.address, port: target.port, noDelay: true, keepAlive: true })
  socket.on('error', () => socket.destroy())
  try {
    await reached(socket, signal)
    return { socket, ...(await agree(socket, target, ca, signal)) }
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function reached(socket: Socket, signal: AbortSignal): Promise<void> {
  try {
    await once(socket, 'connect', { signal })
  } catch (cause) {
    throw new ScreenError('unreachable', 'no connection to the node', { cause })
  }
}

async function agree(
  socket: Socket,
  target: Target,
  ca: string | null,
  signal: AbortSignal,
): Promise<Omit<Screen, 'socket'>> {
  const version = await take(socket, RFB_VERSION.length, signal)
  if (!version.equals(RFB_VERSION)) throw new ScreenError('not_vnc', 'not RFB 3.8')
  socket.write(RFB_VERSION)
  const offered = await take(socket, (await take(socket, 1, signal)).readUInt8(), signal)
  if (offered.length === 0) throw new ScreenError('not_vnc', (await takeText(socket, signal)).text)
  if (offered.includes(SECURITY.vencrypt)) {
    socket.write(Buffer.of(SECURITY.vencrypt))
    const { stream, password } = await secure(socket, { node: target.node, ca }, signal)
    return { stream, security: password ? SECURITY.vnc : SECURITY.none }
  }
  if (ca) throw new ScreenError('tls', 'the node offers no encryption')
  const security = [SECURITY.none, SECURITY.vnc].find((type) => offered.includes(type))
  if (!security) throw new ScreenError('not_vnc', `security types ${[...offered].join(', ')}`)
  socket.write(Buffer.of(security))
  return { stream: socket, security }
}
