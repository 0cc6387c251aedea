import type { Clock } from '../clock'
import type { Json, JsonObject } from '../json'
import type { Cluster } from '../model/types'
import type { Random } from '../random'
import type { Lock } from './locks'

/** What an operation does next: time that it takes, a line that it says, or the locks that it still needs. */
export type Step = { seconds: number } | { log: string } | { keeps: Lock[] }

export type OperationContext = {
  cluster: Cluster
  input: JsonObject
  clock: Clock
  random: Random
  /** Queues jobs that go on with what this one began; answers as Ganeti's result has them. */
  submitJobs(jobs: JsonObject[][]): { jobs: [boolean, number][] }
}

/** Runs when the locks are held; may throw an `OpError` at any step; what it returns is the result. */
export type Operation = (context: OperationContext) => Generator<Step, Json, void>

export const takes = (seconds: number): Step => ({ seconds })
export const say = (log: string): Step => ({ log })
/** Gives up every lock but these, of those that it has. */
export const keeps = (locks: Lock[]): Step => ({ keeps: locks })
export const warning = (text: string): Step => ({ log: ` - WARNING: ${text}` })
export const info = (text: string): Step => ({ log: ` - INFO: ${text}` })
export const dryRunNotice = info('dry-run mode requested, not actually executing the operation')
