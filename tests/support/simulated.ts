import { afterAll } from 'vitest'
import { followActs } from '@/lib/acts/follow'
import { settleActs } from '@/lib/acts/settle'
import { changeEnded } from '@/lib/applications/changes/change-ended'
import { creationEnded } from '@/lib/applications/creation-ended'
import { rapiFor } from '@/lib/clusters/rapi'
import { addCluster } from '@/lib/clusters/save-cluster'
import type { ClusterInput } from '@/lib/clusters/schema'
import { db, type Tx } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { instanceActEnded } from '@/lib/instances/act-ended'
import { syncFacts } from '@/lib/sync/facts'
import { markAnswering } from '@/lib/sync/health'
import { syncChangedInstances, syncLiveInstances, syncRemovedInstances } from '@/lib/sync/instances'
import { syncJobs } from '@/lib/sync/jobs'
import type { Mirror } from '@/lib/sync/mirror'
import { syncSurroundings } from '@/lib/sync/surroundings'
import type { SimulatorOptions } from '@/simulator/options'
import { type Simulator, startSimulator } from '@/simulator/start'
import { system } from './fixtures'

const actEnded = async (tx: Tx, act: Act) => {
  await creationEnded(tx, act)
  await changeEnded(tx, act)
  await instanceActEnded(tx, act)
}

export type Simulated = {
  id: number
  slug: string
  simulator: Simulator
  mirror(now?: Date): Promise<Mirror>
  /** Everything that the worker mirrors, once; `now` is its clock. */
  pass(now?: Date): Promise<void>
  /** Jobs and instances, and what follows for acts. */
  follow(now?: Date): Promise<void>
}

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

function synchronisation(id: number) {
  const mirror = async (now?: Date): Promise<Mirror> => {
    const cluster = await db.cluster.findUniqueOrThrow({ where: { id } })
    const onJobs = followActs(actEnded)
    return { cluster, rapi: rapiFor(cluster), prefix: 'ganetimgr', onJobs, now: () => now ?? new Date() }
  }
  const follow = async (now?: Date) => {
    const one = await mirror(now)
    await syncChangedInstances(one)
    await syncJobs(one)
    await syncChangedInstances(one)
    await syncLiveInstances(one)
    await syncRemovedInstances(one)
    await markAnswering(id, one.now())
    await settleActs(actEnded)(one.cluster)
  }
  const pass = async (now?: Date) => {
    const one = await mirror(now)
    await syncFacts(one)
    await syncSurroundings(one)
    await follow(now)
  }
  return { mirror, follow, pass }
}
