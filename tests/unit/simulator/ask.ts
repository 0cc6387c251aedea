import { Agent, type Dispatcher, request } from 'undici'
import { afterEach } from 'vitest'
import type { SimulatorOptions } from '../../../simulator/options'
import { type Simulator, startSimulator } from '../../../simulator/start'

const running: Simulator[] = []

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop()
})

/** A simulator over plain HTTP that is stopped when the test is over. */
export async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ tls: false, speed: 1000, ...options })
  running.push(simulator)
  return simulator
}

const write = 'Basic d3JpdGVyOndyaXRlci1zZWNyZXQ='
const trusting = new Agent({ connect: { rejectUnauthorized: false, maxCachedSessions: 0 } })

export type Asked = { status: number; text: string; body: unknown }

export async function ask(
  { url }: Simulator,
  method: string,
  path: string,
  body?: unknown,
  authorization: string | null = write,
): Promise<Asked> {
  const answer = await request(`${url}${path}`, {
    method: method as Dispatcher.HttpMethod,
    dispatcher: trusting,
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  })
  const text = await answer.body.text()
  return { status: answer.statusCode, text, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Submits, waits for the job, and answers what the simulator knows of it. */
export async function outcome(simulator: Simulator, method: string, path: string, body?: unknown) {
  const { body: id } = await ask(simulator, method, path, body)
  const status = await simulator.control.jobEnded(Number(id))
  const job = simulator.control.state().jobs.find((one) => one.id === id)
  return { status, results: job?.results ?? [] }
}

export const createBody = (name: string, changes: Record<string, unknown> = {}) => ({
  __version__: 1,
  mode: 'create',
  instance_name: name,
  disk_template: 'diskless',
  disks: [],
  nics: [],
  os_type: 'noop',
  ip_check: false,
  name_check: false,
  ...changes,
})
