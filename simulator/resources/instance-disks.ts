import { HttpError } from '../http/errors'
import { isObject, isText, type Json, type JsonObject, pythonText, pythonType } from '../json'
import { specs } from '../operations/specs'
import { flagParameter, item, parameter, type Resource, type ResourceRequest, writes } from './request'
import { submitWrite } from './submit'

const path = (rest: string) => new RegExp(`^/2/instances/([\\w._-]+)/${rest}$`)
const named = (request: ResourceRequest) => ({ instance_name: item(request) })

function replace(request: ResourceRequest): Json {
  const body = withNumbers(replacementOf(request))
  return submitWrite(request, {
    spec: specs.replaceDisks,
    resource: 'instances_name_replace_disks',
    fixed: named(request),
    body,
  })
}

/** From the address only when there is no body. */
function replacementOf(request: ResourceRequest): JsonObject {
  const { body, query } = request
  if (isObject(body) && Object.keys(body).length > 0) return body
  if (query.size === 0) return {}
  const names = ['remote_node', 'mode', 'disks', 'iallocator']
  return Object.fromEntries(names.map((name) => [name, parameter(request, name) ?? null]))
}

/** Disks may be a text such as `0, 2`. */
function withNumbers(body: JsonObject): JsonObject {
  const { disks, ...rest } = body
  if (!disks || (Array.isArray(disks) && disks.length === 0)) return rest
  if (Array.isArray(disks)) return body
  if (!isText(disks)) throw new HttpError(500, `'${pythonType(disks)}' object has no attribute 'split'`)
  const parts = disks.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !/^[+-]?\d+$/.test(part))
  if (wrong !== undefined) {
    const why = `invalid literal for int() with base 10: ${pythonText(wrong)}`
    throw new HttpError(400, `Invalid disk index passed: ${why}`)
  }
  return { ...rest, disks: parts.map(Number) }
}

export const instanceDiskResources: Resource[] = [
  { pattern: path('replace-disks'), methods: { POST: writes(replace) } },
  {
    pattern: path('activate-disks'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ignore_size: flagParameter(request, 'ignore_size') }
        const resource = 'instances_name_activate_disks'
        return submitWrite(request, { spec: specs.activateDisks, resource, fixed, body: {} })
      }),
    },
  },
  {
    pattern: path('deactivate-disks'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), force: flagParameter(request, 'force') }
        const resource = 'instances_name_deactivate_disks'
        return submitWrite(request, { spec: specs.deactivateDisks, resource, fixed, body: {} })
      }),
    },
  },
  {
    pattern: path('recreate-disks'),
    methods: {
      POST: writes((request) => {
        const resource = 'instances_name_recreate_disks'
        return submitWrite(request, { spec: specs.recreateDisks, resource, fixed: named(request) })
      }),
    },
  },
]
