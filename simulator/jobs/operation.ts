import type { Clock } from '../clock'
import type { Json, JsonObject } from '../json'
import type { Cluster } from '../model/types'
import type { Random } from '../random'

/** What an operation does next: time that it takes, or a line that it says. */
export type Step = { seconds: number } | { log: string }

export type OperationContext = {
  cluster: Cluster
  input: JsonObject
  clock: Clock
  random: Random
}

/** Runs when the locks are held; may throw an `OpError` at any step; what it returns is the result. */
export type Operation = (context: OperationContext) => Generator<Step, Json, void>

export const takes = (seconds: number): Step => ({ seconds })
export const say = (log: string): Step => ({ log })
export const info = (text: string): Step => ({ log: ` - INFO: ${text}` })
export const dryRunNotice = info('dry-run mode requested, not actually executing the operation')
