import { db } from '@/lib/db/client'
import { followUpTask } from '@/lib/instances/tasks'

/** Does what a worker would do next of its own for that instance; returns how much. */
export async function runFollowUps(name: string): Promise<number> {
  const tasks = await db.$queryRaw<{ id: bigint; payload: unknown }[]>`
    select j.id, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'instance-follow-up' and payload->>'name' = ${name} order by j.id`
  for (const { id, payload } of tasks) {
    await followUpTask.handler(followUpTask.schema.parse(payload), {
      attempt: 1,
      signal: new AbortController().signal,
    })
    await db.$executeRaw`delete from graphile_worker._private_jobs where id = ${id}`
  }
  return tasks.length
}
