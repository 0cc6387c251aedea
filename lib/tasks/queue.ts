import { z } from 'zod'
import { type Db, db } from '@/lib/db/client'

/** `attempt` counts from 1; `signal` aborts when the worker stops. */
export type TaskContext = { attempt: number; signal: AbortSignal }

export type Task<P> = {
  name: string
  schema: z.ZodType<P>
  handler: (payload: P, context: TaskContext) => Promise<void>
}

export type TaskOptions = {
  /** A waiting task with this key is replaced, so that there is one at most. */
  key?: string
  runAt?: Date
  /** Default 25, which with the back-off is some three days. */
  maxAttempts?: number
}

/** Background work. The handler may run again after a crash, so it must do no harm twice. */
export function defineTask<P>(name: string, schema: z.ZodType<P>, handler: Task<P>['handler']): Task<P> {
  return { name, schema, handler }
}

/** Work that is done again and again: `everyMs` after it was done it is done anew. */
export type PeriodicTask = Task<Record<string, never>> & { everyMs: number }

export function definePeriodic(
  name: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<unknown>,
): PeriodicTask {
  const task = { name, everyMs, schema: z.strictObject({}) }
  return {
    ...task,
    handler: async (_, { signal }) => {
      await work(signal)
      await schedule(task, everyMs)
    },
  }
}

/** Asks for its next run; one waits at most, whatever the number of processes. */
export async function schedule(task: Pick<PeriodicTask, 'name' | 'schema'>, inMs = 0): Promise<void> {
  await addTask(db, task, {}, { key: task.name, runAt: new Date(Date.now() + inMs) })
}

/** Adds the task in the caller's transaction: it runs once that commits, or never. */
export async function addTask<P>(
  tx: Db,
  task: Pick<Task<P>, 'name' | 'schema'>,
  payload: P,
  options: TaskOptions = {},
): Promise<void> {
  const json = JSON.stringify(task.schema.parse(payload))
  await tx.$executeRaw`select from graphile_worker.add_job(
    identifier => ${task.name}, payload => ${json}::json, job_key => ${options.key ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? null}::int)`
}
