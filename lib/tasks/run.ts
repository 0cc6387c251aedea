import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
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

/** Of the database, to one question about tasks. */
const ANSWER_MS = 15_000
/** For what a pool has still to write when its workers have ended. */
const WRITE_MS = 5_000

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
    const cause = await runOnce(taskList, signal, concurrency)
    if (!signal.aborted) throw new Error('It ended by itself', { cause })
  })
}

/** Answers why it ended, where that is known. */
async function runOnce(taskList: TaskList, signal: AbortSignal, concurrency: number): Promise<unknown> {
  const events: WorkerEvents = new EventEmitter()
  const guard = guardPool(events, signal)
  const connections = openConnections(concurrency)
  try {
    const broken = firstFailure(events)
    const runner = await run({
      preset: PRESET,
      pgPool: connections,
      taskList,
      concurrency,
      parsedCronItems: [],
      noHandleSignals: true,
      logger,
      events,
    })
    const over = new AbortController()
    const aborted = signal.aborted ? undefined : once(signal, 'abort', { signal: over.signal })
    const cause = await Promise.race([runner.promise, aborted, broken]).finally(() => over.abort())
    const written = allowToWrite(events)
    runner.stop().catch(() => undefined)
    await Promise.race([runner.promise, written])
    return cause
  } finally {
    await guard.stop()
    connections.end().catch(() => undefined)
  }
}

/** One for each worker, one that listens, and one to write what has ended. */
function openConnections(concurrency: number): pg.Pool {
  const connections = new pg.Pool({
    connectionString: config().databaseUrl,
    max: concurrency + 2,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
  })
  const told = (err: Error) => log.debug({ err }, 'tasks: a connection was lost')
  connections.on('error', told)
  connections.on('connect', (connection) => connection.on('error', told))
  return connections
}

/**
 * A task whose giving out failed may be this pool's all the same, and would stay so for as long as the pool lives; the same
 * holds for one whose end could not be written. So the pool gives way to another, and the guard frees what it had.
 */
const firstFailure = (events: WorkerEvents): Promise<unknown> =>
  Promise.race([once(events, 'worker:getJob:error'), once(events, 'pool:fatalError')]).then(([{ error }]) => error)

/** graphile-worker 0.17 waits for ever for what it failed to write more than once, so it is not waited for any longer. */
const allowToWrite = (events: WorkerEvents) =>
  Promise.race([
    once(events, 'pool:gracefulShutdown:complete'),
    once(events, 'pool:forcefulShutdown:complete'),
    once(events, 'pool:forcefulShutdown:error'),
  ]).then(() => delay(WRITE_MS, undefined, { ref: false }))

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
