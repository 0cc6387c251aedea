import { openConsoles } from './console/consoles'
import { Control } from './control/control'
import { HttpFaults } from './control/http-faults'
import { RapiServer } from './http/server'
import { keepState } from './keep-state'
import type { SimulatorOptions } from './options'
import { makeRoutes } from './resources/routes'
import { fingerprintOf, type KeyPair, makeCertificate } from './tls/certificate'
import { makeWorld } from './world'

export type Simulator = {
  url: string
  port: number
  /** SHA-256 of the certificate, `AA:BB:…`; undefined without TLS. */
  fingerprint: string | undefined
  /** PEM; undefined without TLS. */
  certificate: string | undefined
  control: Control
  stop(): Promise<void>
}

/** A ganeti-rapi with a cluster of its own, listening when the promise resolves. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = makeWorld(options)
  const routes = makeRoutes(world.cluster.version)
  const faults = new HttpFaults()
  const host = options.host ?? '127.0.0.1'
  let keyPair = options.tls === false ? null : givenPair(options)
  let server: RapiServer | null = null
  let port = options.port ?? 0

  const listen = async () => {
    const { log = () => {}, debug = false } = options
    const onRequest = control.note.bind(control)
    server = new RapiServer({ world, routes, faults, keyPair, log, debug, onRequest })
    port = await server.listen(host, port)
  }
  const silence = async () => {
    await server?.close()
    server = null
  }
  const control: Control = new Control(world, faults, {
    changeCertificate: (pair) => {
      if (!keyPair) throw new Error('there is no TLS here')
      keyPair = pair
      server?.changeCertificate(pair)
    },
    outage: silence,
    recover: async () => {
      if (!server) await listen()
    },
  })

  await listen()
  const stopKeeping = options.state === undefined ? () => {} : keepState(options.state, world)
  const closeConsoles = options.consoles ? openConsoles(world) : () => {}
  let stopped: Promise<void> | undefined
  const stop = async () => {
    world.queue.stop()
    closeConsoles()
    await silence()
    stopKeeping()
  }
  const shownHost = host.includes(':') ? `[${host}]` : host
  return {
    url: `${keyPair ? 'https' : 'http'}://${shownHost}:${port}`,
    port,
    fingerprint: keyPair ? fingerprintOf(keyPair.certificate) : undefined,
    certificate: keyPair?.certificate,
    control,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

function givenPair({ key, certificate }: SimulatorOptions): KeyPair {
  if (key !== undefined && certificate !== undefined) return { key, certificate }
  if (key !== undefined || certificate !== undefined) throw new Error('a key needs a certificate, and it a key')
  return makeCertificate()
}
