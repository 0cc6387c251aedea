import { afterAll } from 'vitest'
import { addCluster } from '@/lib/clusters/save-cluster'
import type { ClusterInput } from '@/lib/clusters/schema'
import type { SimulatorOptions } from '@/simulator/options'
import { type Simulator, startSimulator } from '@/simulator/start'
import { system } from './fixtures'
import { type Synchronisation, synchronisation } from './synchronisation'

export type Simulated = Synchronisation & { id: number; slug: string; simulator: Simulator }

/** Where and as whom a simulator is asked. */
export const connectionTo = ({ port, fingerprint }: Pick<Simulator, 'port' | 'fingerprint'>) => ({
  hostname: '127.0.0.1',
  port,
  rapiUser: 'writer',
  rapiPassword: 'writer-secret',
  tls: fingerprint !== undefined,
  fingerprint: fingerprint ?? '',
})

/** For the top of a test file: what it starts ends with the file. */
export function simulators() {
  const running: Simulator[] = []
  afterAll(() => Promise.all(running.map((simulator) => simulator.stop())))

  const start = async (options: SimulatorOptions = {}) => {
    const simulator = await startSimulator({ speed: 500, ...options })
    running.push(simulator)
    return simulator
  }
  /** A simulator with its cluster added to the portal, not mirrored yet. */
  const add = async (
    slug: string,
    options: SimulatorOptions = {},
    input: Partial<ClusterInput> = {},
  ): Promise<Simulated> => {
    const simulator = await start({ name: `${slug}.example.org`, ...options })
    const { id } = await addCluster(system(), { ...connectionTo(simulator), slug, ...input })
    return { id, slug, simulator, ...synchronisation(id) }
  }
  return { start, add }
}
