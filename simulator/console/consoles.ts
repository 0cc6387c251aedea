import { createServer, type Server, type Socket } from 'node:net'
import type { Instance } from '../model/types'
import type { World } from '../world'
import { Machine } from './machine'
import { serveScreen } from './rfb'

type Screen = { server: Server; sockets: Set<Socket>; run: Instance['running'] }

/** How often the screens are made those of the instances that run. */
const EVERY_MS = 200

/** A VNC server for each running instance that has a port for one, on the address of its node. */
export function openConsoles({ cluster }: World): () => void {
  const screens = new Map<string, Screen>()

  const wanted = () => {
    const running = [...cluster.instances.values()].flatMap((instance) => {
      const host = cluster.nodes.get(instance.pnode)?.ip
      const { networkPort: port } = instance
      return instance.running && port && host
        ? [[`${host}:${port}/${instance.name}`, { instance, host, port }] as const]
        : []
    })
    return new Map<string, (typeof running)[number][1]>(running)
  }
  const reconcile = () => {
    const places = wanted()
    for (const [place, screen] of screens) {
      if (places.get(place)?.instance.running === screen.run) continue
      screens.delete(place)
      close(screen)
    }
    for (const [place, { instance, host, port }] of places)
      if (!screens.has(place)) screens.set(place, listen(instance, host, port))
  }
  reconcile()
  const timer = setInterval(reconcile, EVERY_MS)
  return () => {
    clearInterval(timer)
    for (const screen of screens.values()) close(screen)
  }
}

function listen(instance: Instance, host: string, port: number): Screen {
  const sockets = new Set<Socket>()
  const machine = new Machine(instance)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    serveScreen(socket, machine, instance.name).catch(() => socket.destroy())
  })
  // Another's port is another's: that instance has no screen then.
  server.on('error', () => undefined)
  server.listen(port, host)
  return { server, sockets, run: instance.running }
}

function close({ server, sockets }: Screen): void {
  server.close()
  for (const socket of sockets) socket.destroy()
}
