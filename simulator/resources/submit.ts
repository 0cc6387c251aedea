import { HttpError } from '../http/errors'
import { dumps, type Json, type JsonObject } from '../json'
import { fillOpcode, type OpcodeSpec } from '../operations/spec'
import { versionBefore } from '../version'
import type { World } from '../world'
import { type ResourceRequest, reasonTrail } from './request'

type Write = {
  spec: OpcodeSpec
  /** As the reason trail names it. */
  resource: string
  fixed: JsonObject
  renamed?: Record<string, string>
  /** Resources that take nothing from the body leave it unread. */
  body?: ResourceRequest['body']
}

/** One opcode, made of a request and queued; answers with the job's number. */
export function submitWrite(request: ResourceRequest, { spec, resource, fixed, renamed, body }: Write): Json {
  const given = body === undefined ? request.body : body
  const all = { ...reasonTrail(request, resource), ...fixed }
  return shownId(request.world, submitJob(request.world, [fillOpcode(spec, given, all, renamed)]))
}

/** Numbers of jobs were texts before 2.7. */
export function shownId({ cluster }: World, id: number): Json {
  return versionBefore(cluster.version, 2, 7) ? String(id) : id
}

/** Ganeti writes jobs to disk in ASCII, and gives up on one that is anything else. */
export function submitJob({ queue }: World, inputs: JsonObject[]): number {
  if (queue.faults.drained) throw new HttpError(500, 'Queue drained')
  if (dumps(inputs).includes('\\u')) {
    const file = `/var/lib/ganeti/queue/job-${queue.skipId()}`
    const why = 'commitBuffer: invalid argument (invalid character)'
    throw new HttpError(500, `Failed to write ${file}: ${file}.tmp: ${why}`)
  }
  return queue.submit(inputs)
}
