import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type ConnectionOptions, connect } from 'node:tls'
import { ScreenError } from './screen-error'
import { take } from './take'

const VERSION = Buffer.of(0, 2)

type Subtype = { id: number; anonymous: boolean; password: boolean }

/** What QEMU offers with `vnc_tls`, the best first: with a certificate, without; then the same with a VNC password. */
const SUBTYPES: Subtype[] = [
  { id: 260, anonymous: false, password: false },
  { id: 257, anonymous: true, password: false },
  { id: 261, anonymous: false, password: true },
  { id: 258, anonymous: true, password: true },
]

/** TLS without certificates ends with version 1.2, and OpenSSL offers it only when asked. */
const ANONYMOUS: ConnectionOptions = { ciphers: 'ADH:AECDH:@SECLEVEL=0', maxVersion: 'TLSv1.2' }

type Trust = { node: string; ca: string | null }

/**
 * VeNCrypt 0.2 (The RFB Protocol, 7.2.19), as the client that has chosen it. Without `ca` nobody checks who the node is:
 * that keeps listeners out, not impostors.
 */
export async function secure(
  socket: Socket,
  { node, ca }: Trust,
  signal: AbortSignal,
): Promise<{ stream: Duplex; password: boolean }> {
  const chosen = await choose(socket, ca, signal)
  const trust: ConnectionOptions = ca ? { ca, servername: node } : { rejectUnauthorized: false }
  const stream = connect({
    socket,
    ...(chosen.anonymous ? ANONYMOUS : trust),
    ...(ca ? {} : { rejectUnauthorized: false }),
  })
  stream.on('error', () => stream.destroy())
  try {
    await once(stream, 'secureConnect', { signal })
  } catch (cause) {
    throw new ScreenError('tls', cause instanceof Error ? cause.message : 'no agreement', { cause })
  }
  return { stream, password: chosen.password }
}

async function choose(socket: Socket, ca: string | null, signal: AbortSignal): Promise<Subtype> {
  const version = await take(socket, 2, signal)
  if (Buffer.compare(version, VERSION) < 0) throw new ScreenError('tls', 'an old VeNCrypt')
  socket.write(VERSION)
  if ((await take(socket, 1, signal)).readUInt8() !== 0) throw new ScreenError('tls', 'VeNCrypt 0.2 is refused')
  const list = await take(socket, (await take(socket, 1, signal)).readUInt8() * 4, signal)
  const offered = Array.from({ length: list.length / 4 }, (_, at) => list.readUInt32BE(at * 4))
  const subtype = SUBTYPES.find(({ id, anonymous }) => offered.includes(id) && !(ca && anonymous))
  if (!subtype) throw new ScreenError('tls', `VeNCrypt subtypes ${offered.join(', ')}`)
  const choice = Buffer.alloc(4)
  choice.writeUInt32BE(subtype.id)
  socket.write(choice)
  if ((await take(socket, 1, signal)).readUInt8() !== 1) throw new ScreenError('tls', 'the subtype is refused')
  return subtype
}
