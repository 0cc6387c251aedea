import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: of calls and requests. */
const SHORT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What this process counts, under the names that docs/operations/metrics.md explains; times in seconds. */
function create() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `ganetimgr_${name}`, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `ganetimgr_${name}`, help, labelNames, registers })
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram({ name: `ganetimgr_${name}`, help, labelNames, registers, buckets: SHORT })
  return {
    registry,
    rapiCalls: counter('rapi_calls_total', 'Calls to clusters by what became of them.', [
      'cluster',
      'method',
      'outcome',
    ]),
    rapiSeconds: histogram('rapi_call_seconds', 'How long clusters took to answer.', ['cluster']),
    syncSeconds: histogram('sync_seconds', 'How long a part of the synchronisation took.', ['cluster', 'part']),
    syncAge: gauge('sync_age_seconds', 'How old the mirror of the running state is.', ['cluster']),
    clusterAnswers: gauge('cluster_answers', '1 where the cluster answered last time.', ['cluster']),
    acts: counter('acts_total', 'Acts on instances that ended in this process.', ['kind', 'state']),
    actsOpen: gauge('acts_open', 'Acts on instances that have not ended.', ['state']),
    tasks: counter('tasks_total', 'Background tasks run by this process.', ['task', 'outcome']),
    taskSeconds: histogram('task_seconds', 'How long background tasks took.', ['task']),
    queue: gauge('tasks_queued', 'Background tasks that wait, run, or have failed for good.', ['state']),
    workers: gauge('workers', 'Processes that do background work and have told so lately.', []),
    httpRequests: counter('http_requests_total', 'Requests by how they were answered.', ['method', 'status']),
    httpSeconds: histogram('http_request_seconds', 'How long answers took; event streams are left out.', ['method']),
  }
}

const store = globalThis as typeof globalThis & { ganetimgrMetrics?: ReturnType<typeof create> }

/** One of the process, which Next and the server around it share. */
export function metrics(): ReturnType<typeof create> {
  store.ganetimgrMetrics ??= create()
  return store.ganetimgrMetrics
}
