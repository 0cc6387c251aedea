import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export type Way = {
  port: number
  /** Who connects from now on gets there. */
  leadTo(port: number): void
  /** Nothing gets through any more, and nobody is told. */
  lose(): void
  /** Each piece comes so much later. */
  slow(ms: number): void
  /** As at first; what was lost on the way is cut off. */
  mend(): void
  stop(): Promise<void>
}

/**
 * The network between the portal and its database: an address that leads to one server or to another, or nowhere. A number is
 * a port of this machine, a text the path of a socket.
 */
export async function makeWay(to: number | string): Promise<Way> {
  const open = new Set<Socket>()
  let target = to
  let lateMs = 0
  let lost = false
  const server = createServer((near) => {
    const far = typeof target === 'string' ? connect(target) : connect(target, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      let turn = Promise.resolve()
      one.on('data', (data) => {
        turn = turn.then(async () => {
          if (lateMs > 0) await delay(lateMs)
          if (!lost && other.writable) other.write(data)
        })
      })
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        if (!lost) other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => {
      target = port
    },
    lose: () => {
      lost = true
    },
    slow: (ms) => {
      lateMs = ms
    },
    mend: () => {
      lateMs = 0
      if (lost) cut()
      lost = false
    },
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      cut()
      await closed
    },
  }
}
