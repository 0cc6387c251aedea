import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import { take } from '@/lib/console/rfb/take'

type Options = {
  /** As QEMU calls its screen. */
  instance?: string
  security?: 'none' | 'vnc' | 'x509' | 'anonymous'
  /** PEM, for x509. */
  key?: string
  cert?: string
  greeting?: string
}

export type RfbPeer = {
  port: number
  /** The node's end of each connection that has come as far as ServerInit, the latest last. */
  screens: Duplex[]
  /** Each connection as TCP gave it. */
  sockets: Socket[]
  stop(): Promise<void>
}

const forever = new AbortController().signal
const u32 = (...numbers: number[]) =>
  Buffer.from(numbers.flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]))

/** A VNC server as far as RFC 6143, 7.1 to 7.3.2 goes, with QEMU's kinds of security; then it is a plain pipe. */
export async function startRfbPeer({
  instance = 'web.example.org',
  security = 'none',
  key,
  cert,
  greeting,
}: Options = {}) {
  const screens: Duplex[] = []
  const sockets: Socket[] = []

  const encrypted = async (socket: Socket): Promise<Duplex> => {
    socket.write(Buffer.of(1, 19))
    await take(socket, 1, forever)
    socket.write(Buffer.of(0, 2))
    await take(socket, 2, forever)
    socket.write(Buffer.concat([Buffer.of(0, 1), u32(security === 'x509' ? 260 : 257)]))
    await take(socket, 4, forever)
    socket.write(Buffer.of(1))
    const secureContext = createSecureContext(
      security === 'x509' ? { key, cert } : { ciphers: 'ADH:@SECLEVEL=0', maxVersion: 'TLSv1.2', dhparam: 'auto' },
    )
    const stream = new TLSSocket(socket, { isServer: true, secureContext })
    stream.on('error', () => stream.destroy())
    return stream
  }

  const speak = async (socket: Socket) => {
    socket.write(greeting ?? 'RFB 003.008\n')
    await take(socket, 12, forever)
    let stream: Duplex = socket
    if (security === 'x509' || security === 'anonymous') stream = await encrypted(socket)
    else {
      socket.write(Buffer.of(1, security === 'vnc' ? 2 : 1))
      await take(socket, 1, forever)
    }
    if (security === 'vnc') {
      stream.write(Buffer.alloc(16, 7))
      const right = (await take(stream, 16, forever)).equals(Buffer.alloc(16, 8))
      if (!right) return stream.end(Buffer.concat([u32(1), u32(5), Buffer.from('wrong')]))
    }
    stream.write(u32(0))
    await take(stream, 1, forever)
    const name = Buffer.from(`QEMU (${instance})`)
    stream.write(Buffer.concat([Buffer.alloc(20, 1), u32(name.length), name]))
    screens.push(stream)
  }

  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    speak(socket).catch(() => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port: (server.address() as AddressInfo).port, screens, sockets, stop } satisfies RfbPeer
}
