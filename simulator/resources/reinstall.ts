import { HttpError } from '../http/errors'
import { isObject, type Json, type JsonObject, pythonType } from '../json'
import { validated } from '../operations/spec'
import { specs } from '../operations/specs'
import { flagParameter, item, parameter, type ResourceRequest } from './request'
import { shownId, submitJob } from './submit'

/**
 * Three opcodes in one job, whose trail says nothing of the sender's reason; and an address with parameters, the
 * reason among them, may have no body.
 */
export function submitReinstall(request: ResourceRequest): Json {
  const body = bodyOf(request)
  const { start = true } = body
  if (typeof start !== 'boolean') {
    throw new HttpError(400, `'start' parameter: Type is '${pythonType(start)}', but 'bool' is expected`)
  }
  const instance = { instance_name: item(request) }
  const osType: JsonObject = body.os === undefined || body.os === null ? {} : { os_type: body.os }
  const osParameters: JsonObject = isObject(body.osparams) ? { osparams: body.osparams } : {}
  const ops = [
    validated(specs.shutdown, instance),
    validated(specs.reinstall, { ...instance, ...osType, ...osParameters }),
  ]
  if (start) ops.push(validated(specs.startup, instance))
  return shownId(request.world, submitJob(request.world, ops))
}

function bodyOf(request: ResourceRequest): JsonObject {
  const { body, query } = request
  const empty = body === null || body === '' || body === 0 || body === false || isEmpty(body)
  if (!empty) {
    if (query.size > 0) throw new HttpError(400, "Can't combine query and body parameters")
    if (!isObject(body)) throw new HttpError(400, 'Invalid body contents, not a dictionary')
    return body
  }
  if (query.size === 0) return {}
  return { os: parameter(request, 'os') ?? null, start: !flagParameter(request, 'nostartup') }
}

function isEmpty(body: Json): boolean {
  return Array.isArray(body) ? body.length === 0 : isObject(body) && Object.keys(body).length === 0
}
