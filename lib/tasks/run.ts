import { EventEmitter, once } from 'node:events'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { config } from '@/lib/config/env'
import { log } from '@/lib/log/log'
import { metrics } from '@/lib/metrics/metrics'
import { guardPool } from './orphans'
import { persist } from './persist'
import type { Task } from './queue'

// biome-ignore lint/suspicious/noExplicitAny: a list of tasks with payloads of different types.
type AnyTask = Task<any>

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

/** In batches, because only those are written to the end when the runner stops. */
const PRESET = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

const logger = new Logger(() => (level, message, meta) => log[LEVELS[level]]({ meta }, `tasks: ${message}`))

/**
 * Runs these tasks until the signal, `concurrency` at a time in this process. Ends when those under way have ended or
 * were told to. Tasks that other releases added under other names are left alone.
 */
export async function runTasks(
  tasks: readonly AnyTask[],
  { signal, concurrency = 4 }: { signal: AbortSignal; concurrency?: number },
): Promise<void> {
  const taskList: TaskList = Object.fromEntries(tasks.map((task) => [task.name, executor(task)]))
  await persist('tasks: the runner', signal, async () => {
    await runOnce(taskList, signal, concurrency)
    if (!signal.aborted) throw new Error('It ended by itself')
  })
}

async function runOnce(taskList: TaskList, signal: AbortSignal, concurrency: number): Promise<void> {
  const events: WorkerEvents = new EventEmitter()
  const guard = guardPool(events, signal)
  try {
    const runner = await run({
      preset: PRESET,
      connectionString: config().databaseUrl,
      taskList,
      concurrency,
      parsedCronItems: [],
      noHandleSignals: true,
      logger,
      events,
    })
    const ended = runner.promise.then(() => undefined)
    const aborted = signal.aborted ? undefined : once(signal, 'abort')
    await Promise.race([ended, aborted])
    if (signal.aborted) await runner.stop()
    await ended
  } finally {
    await guard.stop()
  }
}

function executor(task: AnyTask): TaskList[string] {
  return async (payload, { job, abortSignal }) => {
    const { tasks, taskSeconds } = metrics()
    const stop = taskSeconds.startTimer({ task: task.name })
    try {
      await task.handler(task.schema.parse(payload), { attempt: job.attempts, signal: abortSignal })
      tasks.inc({ task: task.name, outcome: 'done' })
    } catch (error) {
      tasks.inc({ task: task.name, outcome: 'failed' })
      throw error
    } finally {
      stop()
    }
  }
}
