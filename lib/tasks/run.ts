import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { config } from '@/lib/config/env'
import { log } from '@/lib/log/log'
import { guardPool } from './orphans'
import type { Task } from './queue'

// biome-ignore lint/suspicious/noExplicitAny: a list of tasks with payloads of different types.
type AnyTask = Task<any>

const RESTART_MS = 5_000
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
  while (!signal.aborted) {
    try {
      await runOnce(taskList, signal, concurrency)
    } catch (err) {
      log.error({ err }, 'tasks: the runner failed')
    }
    await delay(RESTART_MS, undefined, { signal }).catch(() => undefined)
  }
}

async function runOnce(taskList: TaskList, signal: AbortSignal, concurrency: number): Promise<void> {
  const events: WorkerEvents = new EventEmitter()
  const guard = guardPool(events, signal)
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
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped = runner.stop()
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    await runner.promise
    await stopped
  } finally {
    signal.removeEventListener('abort', stop)
    await guard.stop()
  }
}

function executor(task: AnyTask): TaskList[string] {
  return async (payload, { job, abortSignal }) =>
    task.handler(task.schema.parse(payload), { attempt: job.attempts, signal: abortSignal })
}
