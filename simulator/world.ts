import { type Clock, makeClock } from './clock'
import { JobQueue } from './jobs/queue'
import { buildCluster } from './model/build'
import type { Cluster } from './model/types'
import type { SimulatorOptions, UserSpec } from './options'
import { makeRandom, type Random } from './random'
import { readState } from './state-file'

/** Everything that the daemon answers from. */
export type World = {
  cluster: Cluster
  queue: JobQueue
  clock: Clock
  random: Random
  users: UserSpec[]
  requireAuthentication: boolean
}

const defaultUsers: UserSpec[] = [
  { name: 'writer', password: 'writer-secret', options: ['write'] },
  { name: 'reader', password: 'reader-secret', options: ['read'] },
]

export function makeWorld(options: SimulatorOptions): World {
  const clock = makeClock(options.clockOffsetS)
  const kept = options.state === undefined ? null : readState(options.state)
  const cluster = kept?.cluster ?? buildCluster(options, clock)
  const random = makeRandom((options.seed ?? 1) + (kept?.lastJobId ?? 0) + 1)
  const queue = new JobQueue({ cluster, clock, random, speed: options.speed ?? 1 })
  if (kept) queue.restore(kept.jobs, kept.lastJobId)
  return {
    cluster,
    queue,
    clock,
    random,
    users: options.users ?? defaultUsers,
    requireAuthentication: options.requireAuthentication ?? false,
  }
}
