import type { Clock } from '../clock'
import type { JsonObject } from '../json'
import type { Cluster } from '../model/types'
import { locksOf, operations } from '../operations/table'
import type { Random } from '../random'
import { OpError } from './op-error'
import type { Operation } from './operation'
import type { JobQueue } from './queue'
import type { Timer } from './timer'
import type { Job, OpState } from './types'

type Runner = { queue: JobQueue; cluster: Cluster; clock: Clock; random: Random; timer: Timer }

/** Takes a job from its turn to its end. */
export async function runJob(job: Job, runner: Runner): Promise<void> {
  const { queue, cluster, clock, timer } = runner
  job.startedAt = clock()
  job.locks = locksOf(
    cluster,
    job.ops.map((op) => op.input),
  )
  for (const op of job.ops) {
    if (op.endedAt !== null) continue
    if (job.unwanted) break
    op.status = 'waiting'
    op.startedAt = clock()
    queue.changed(job)
    await timer.sleep(0.2)
    while (!job.unwanted && !queue.locks.take(job)) await queue.change(60)
    await queue.untilResumed()
    if (job.unwanted) break
    op.status = 'running'
    op.executedAt = clock()
    queue.changed(job)
    if (!(await runOp(job, op, runner))) failOthers(job, clock)
  }
  if (job.unwanted) cancelRest(job)
  job.endedAt = clock()
  queue.changed(job)
}

async function runOp(job: Job, op: OpState, runner: Runner): Promise<boolean> {
  const { queue, cluster, clock, random, timer } = runner
  const submitJobs = (jobs: JsonObject[][]) => queue.submitFor(op, jobs)
  try {
    const steps = operationOf(op, runner)({ cluster, input: op.input, clock, random, submitJobs })
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        op.result = step.value
        break
      }
      if ('log' in step.value) op.log.push({ serial: nextSerial(job), at: clock(), text: step.value.log })
      else if ('keeps' in step.value) queue.narrow(job, step.value.keeps)
      else await timer.sleep(step.value.seconds)
      await queue.untilResumed()
      queue.changed(job)
    }
    op.status = 'success'
  } catch (error) {
    op.status = 'error'
    op.result = error instanceof OpError ? error.toResult() : ['OpExecError', [String(error)]]
  }
  op.endedAt = clock()
  return op.status === 'success'
}

function operationOf(op: OpState, { queue, random }: Runner): Operation {
  const { failKinds, failRate, failText } = queue.faults
  const kind = String(op.input.OP_ID)
  if (failKinds.includes(kind) || (failRate > 0 && random.below(1_000_000) < failRate * 1_000_000)) {
    // biome-ignore lint/correctness/useYield: it fails before its first step
    return function* () {
      throw new OpError('OpExecError', failText)
    }
  }
  const operation = operations[kind]
  if (!operation) throw new Error(`no operation ${kind}`)
  return operation.run
}

function nextSerial(job: Job): number {
  return 1 + job.ops.reduce((sum, op) => sum + op.log.length, 0)
}

function failOthers(job: Job, clock: Clock): void {
  for (const op of job.ops.filter((one) => one.status === 'queued')) {
    Object.assign(op, { status: 'error', result: ['OpExecError', ['Preceding opcode failed']], endedAt: clock() })
  }
}

/** Whoever canceled it came too late for the opcodes that ran; those have no end. */
function cancelRest(job: Job): void {
  for (const op of job.ops.filter((one) => one.status !== 'success' && one.status !== 'error')) {
    Object.assign(op, { status: 'canceled', result: 'Job canceled by request' })
  }
}
