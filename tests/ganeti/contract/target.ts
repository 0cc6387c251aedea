import { createHash } from 'node:crypto'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import { inject } from 'vitest'
import { type Simulator, startSimulator } from '../../../simulator/start'
import { gnt } from '../../support/ganeti-cluster'

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: unknown }

export type Credentials = { user: string; password: string }

export type Ask = {
  method: string
  path: string
  body?: unknown
  /** Sent as it is, in place of a body. */
  raw?: { text: string; type?: string }
  as?: Credentials | null
  authorization?: string
}

/** A daemon that answers: the simulator's or Ganeti's own. */
export type Target = {
  name: 'simulator' | 'real'
  cluster: string
  nodes: string[]
  ask(ask: Ask): Promise<Answer>
  drain(on: boolean): Promise<void>
  /** A job that does nothing but keep the lock of a node, long enough to look at it; answers its number. */
  hold(node: string): Promise<number>
  close(): Promise<void>
}

export const writer: Credentials = { user: 'writer', password: 'writer-secret' }
export const reader: Credentials = { user: 'reader', password: 'reader-secret' }

export const hashed: Credentials = { user: 'hashed', password: 'hashed-secret' }

export async function openTargets(): Promise<Target[]> {
  const real = inject('ganeti')
  const simulated = await simulatedTarget()
  if (!real) return [simulated]
  const agent = pinnedAgent(real.sha256)
  const origin = `https://${real.host}:${real.port}`
  return [
    simulated,
    {
      name: 'real',
      cluster: real.name,
      nodes: real.nodes,
      ask: (ask) => send(origin, agent, ask),
      hold: async (node) => {
        const said = await gnt('gnt-debug', 'delay', '--submit', '--print-jobid', '--no-master', '-n', node, '30')
        return Number(/\d+/.exec(said)?.[0])
      },
      drain: async (on) => void (await gnt('gnt-cluster', 'queue', on ? 'drain' : 'undrain')),
      close: () => agent.destroy(),
    },
  ]
}

async function simulatedTarget(): Promise<Target> {
  const ha1 = createHash('md5').update('hashed:Ganeti Remote API:hashed-secret').digest('hex')
  const users = [
    { name: writer.user, password: writer.password, options: ['write'] },
    { name: reader.user, password: reader.password, options: ['read'] },
    { name: hashed.user, password: `{HA1}${ha1}`, options: ['write'] },
  ]
  const simulator: Simulator = await startSimulator({ name: 'sim.test', nodes: 2, speed: 50, users })
  const agent = pinnedAgent(simulator.fingerprint ?? '')
  return {
    name: 'simulator',
    cluster: 'sim.test',
    nodes: ['node1.sim.test', 'node2.sim.test'],
    ask: (ask) => send(simulator.url, agent, ask),
    hold: async (node) => simulator.control.operator.run('testDelay', { duration: 30, on_nodes: [node] }),
    drain: async (drained) => simulator.control.setJobFaults({ drained }),
    close: async () => {
      await agent.destroy()
      await simulator.stop()
    },
  }
}

/** Trusts one certificate, whatever name is on it; a resumed session would show none. */
function pinnedAgent(sha256: string): Agent {
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 })
  return new Agent({
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error) return callback(error, null)
        const seen = 'getPeerX509Certificate' in socket ? socket.getPeerX509Certificate()?.fingerprint256 : undefined
        if (seen !== sha256) {
          socket.destroy()
          return callback(new Error(`certificate ${seen} is not the one expected`), null)
        }
        return callback(null, socket)
      }),
  })
}

async function send(origin: string, dispatcher: Dispatcher, ask: Ask): Promise<Answer> {
  const { method, path, body, raw, as = writer, authorization } = ask
  const basic = as && `Basic ${Buffer.from(`${as.user}:${as.password}`).toString('base64')}`
  const credentials = authorization ?? basic
  const text = raw ? raw.text : body === undefined ? null : JSON.stringify(body)
  const type = raw ? raw.type : 'application/json'
  const answer = await request(`${origin}${path}`, {
    method: method as Dispatcher.HttpMethod,
    dispatcher,
    body: text,
    headers: {
      ...(credentials ? { authorization: credentials } : {}),
      ...(text !== null && type !== undefined ? { 'content-type': type } : {}),
    },
  })
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(await answer.body.text()) }
}
