import { timePair } from '../clock'
import { HttpError } from '../http/errors'
import { ended, type Job, statusOfJob } from '../jobs/types'
import { dumps, isObject, type Json } from '../json'
import { bulkObjects } from '../query/table'
import { jobTable } from '../query/tables'
import { versionBefore } from '../version'
import { jobFieldNames, jobListFields } from './fields'
import { listOf } from './lists'
import { item, type Resource, type ResourceRequest, reads, writes } from './request'

const waitSeconds = 10

function one(request: ResourceRequest): Json {
  const table = jobTable(request.world.queue)
  const [job] = bulkObjects(table, jobFieldNames, [table.rowOf(Number(item(request)))])
  return job ?? null
}

type Wanted = { fields: string[]; previousInfo: Json[] | null; previousSerial: number | null }

function readWanted(body: Json): Wanted {
  if (!isObject(body)) throw new HttpError(500, "'NoneType' object is not subscriptable")
  const { fields, previous_job_info: info = null, previous_log_serial: serial = null } = body
  if (fields === undefined) throw new HttpError(400, "Required parameter 'fields' is missing")
  if (!Array.isArray(fields)) throw new HttpError(400, "The 'fields' parameter should be a list")
  if (info !== null && !Array.isArray(info)) {
    throw new HttpError(400, "The 'previous_job_info' parameter should be a list")
  }
  if (serial !== null && typeof serial !== 'number') {
    throw new HttpError(400, "The 'previous_log_serial' parameter should be a number")
  }
  return { fields: fields.map(String), previousInfo: info, previousSerial: serial }
}

async function wait(request: ResourceRequest): Promise<Json> {
  const { queue } = request.world
  const wanted = readWanted(request.body)
  const job = queue.jobs.get(Number(item(request)))
  if (!job) throw new HttpError(500, "Can't load job file")
  const until = Date.now() + waitSeconds * 1000
  for (;;) {
    const [values] = bulkObjects(jobTable(queue), wanted.fields, [{ id: job.id, job }])
    const info = wanted.fields.map((name) => values?.[name] ?? null)
    const log = newLog(job, wanted.previousSerial)
    const changed = dumps(info) !== dumps(wanted.previousInfo) || log.length > 0
    if (changed || ended.includes(statusOfJob(job))) return { job_info: info, log_entries: log }
    const left = (until - Date.now()) / 1000
    if (left <= 0) return null
    await queue.change(left)
  }
}

function newLog(job: Job, previous: number | null): Json[] {
  return job.ops
    .flatMap((op) => op.log)
    .filter((line) => line.serial > (previous ?? 0))
    .map((line) => [line.serial, timePair(line.at), 'message', line.text])
}

/** Older daemons let anyone wait. */
export const jobResources = (version: string): Resource[] => [
  {
    pattern: /^\/2\/jobs$/,
    methods: {
      GET: reads((request) => {
        const table = jobTable(request.world.queue)
        return listOf(request, { table, fields: jobListFields, path: '/2/jobs', idKey: 'id' })
      }),
    },
  },
  {
    pattern: /^\/2\/jobs\/(\d+)$/,
    methods: { GET: reads(one), DELETE: writes((request) => request.world.queue.cancel(Number(item(request)))) },
  },
  {
    pattern: /^\/2\/jobs\/(\d+)\/wait$/,
    methods: { GET: reads(wait, versionBefore(version, 2, 7) ? [] : ['write']) },
  },
]
