import type { z } from 'zod'
import type { Db } from '@/lib/db/client'

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

/** Adds the task in the caller's transaction: it runs once that commits, or never. */
export async function addTask<P>(
  db: Db,
  task: Pick<Task<P>, 'name' | 'schema'>,
  payload: P,
  options: TaskOptions = {},
): Promise<void> {
  const json = JSON.stringify(task.schema.parse(payload))
  await db.$executeRaw`select from graphile_worker.add_job(
    identifier => ${task.name}, payload => ${json}::json, job_key => ${options.key ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? null}::int)`
}
