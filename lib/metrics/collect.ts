import { db } from '@/lib/db/client'
import { aliveWorkers } from '@/lib/health/heartbeat'
import { log } from '@/lib/log/log'
import { metrics } from './metrics'

type Mirror = { slug: string; age: number | null; answers: boolean }
type Counted = { state: string; count: number }

/** Prometheus' text format: what this process has counted, and what the database says now, if it answers. */
export async function collect(): Promise<string> {
  const { registry, syncAge, clusterAnswers, actsOpen, queue, workers } = metrics()
  for (const gauge of [syncAge, clusterAnswers, actsOpen, queue, workers]) gauge.reset()
  try {
    const [mirrors, acts, tasks, alive] = await Promise.all([readMirrors(), readActs(), readTasks(), aliveWorkers()])
    for (const { slug, age, answers } of mirrors) {
      if (age !== null) syncAge.set({ cluster: slug }, age)
      clusterAnswers.set({ cluster: slug }, answers ? 1 : 0)
    }
    for (const { state, count } of acts) actsOpen.set({ state }, count)
    for (const { state, count } of tasks) queue.set({ state }, count)
    workers.set(alive)
  } catch (err) {
    log.warn({ err }, 'metrics: the database does not answer')
  }
  return registry.metrics()
}

const readMirrors = () => db.$queryRaw<Mirror[]>`
  SELECT c.slug, extract(epoch FROM now() - s."instancesAt")::float8 AS age, s.health = 'answers' AS answers
  FROM "Cluster" c JOIN "ClusterState" s ON s."clusterId" = c.id WHERE NOT c.disabled`

const readActs = () => db.$queryRaw<Counted[]>`
  SELECT state, count(*)::int AS count FROM "Act" WHERE "endedAt" IS NULL GROUP BY state`

const readTasks = () => db.$queryRaw<Counted[]>`
  SELECT CASE WHEN attempts >= max_attempts AND locked_at IS NULL THEN 'failed' WHEN locked_at IS NOT NULL THEN 'running'
    WHEN run_at > now() THEN 'later' ELSE 'waiting' END AS state, count(*)::int AS count
  FROM graphile_worker.jobs GROUP BY 1`
