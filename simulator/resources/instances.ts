import { HttpError } from '../http/errors'
import { isObject, type Json, type JsonObject, pythonType } from '../json'
import { bodyObject } from '../operations/spec'
import { specs } from '../operations/specs'
import { instanceTable } from '../query/tables'
import { instanceListFields } from './fields'
import { listOf, oneOf } from './lists'
import { submitReinstall } from './reinstall'
import { flagParameter, item, parameter, type Resource, type ResourceRequest, reads, writes } from './request'
import { submitWrite } from './submit'

const path = (rest: string) => new RegExp(`^/2/instances/([\\w._-]+)${rest}$`)
const dryRun = (request: ResourceRequest) => ({ dry_run: flagParameter(request, 'dry-run') })
const named = (request: ResourceRequest) => ({ instance_name: item(request) })

/** `memory` is not a parameter of its own any more, but is still shown. */
function withMemory(instance: JsonObject): JsonObject {
  const { beparams } = instance
  return isObject(beparams) ? { ...instance, beparams: { ...beparams, memory: beparams.maxmem ?? null } } : instance
}

function create(request: ResourceRequest): Json {
  if (!isObject(request.body)) {
    throw new HttpError(400, `Body contents: Type is '${pythonType(request.body)}', but 'dict' is expected`)
  }
  const { __version__: version = 0, ...body } = bodyObject(request.body)
  if (version === 0) throw new HttpError(400, 'Instance creation request version 0 is no longer supported')
  if (version !== 1) throw new HttpError(400, `Unsupported request data version ${String(version)}`)
  const renamed = { os: 'os_type', name: 'instance_name' }
  return submitWrite(request, { spec: specs.create, resource: 'instances', fixed: dryRun(request), renamed, body })
}

function modify(request: ResourceRequest): Json {
  if (request.body === null) throw new HttpError(500, "'NoneType' object has no attribute 'copy'")
  const renamed = { custom_beparams: 'beparams', custom_hvparams: 'hvparams' }
  const fixed = named(request)
  return submitWrite(request, { spec: specs.modify, resource: 'instances_name_modify', fixed, renamed })
}

function consoleInfo(request: ResourceRequest): Json {
  const table = instanceTable(request.world.cluster)
  const rows = table.rows([]).filter((row) => row.item.name === item(request))
  const [row] = rows
  if (!row) throw new HttpError(500, 'list index out of range')
  if (!row.item.running) throw new HttpError(503, 'Instance console unavailable')
  const info = table.fields.get('console')?.value(row)[1] ?? null
  if (isObject(info) && info.kind === 'vnc') {
    throw new HttpError(500, "'display' fails validation")
  }
  return info
}

export const instanceResources: Resource[] = [
  {
    pattern: /^\/2\/instances$/,
    methods: {
      GET: reads((request) => {
        const table = instanceTable(request.world.cluster)
        const list = listOf(request, { table, fields: instanceListFields, path: '/2/instances', idKey: 'id' })
        return Array.isArray(list) ? list.map((one) => (isObject(one) ? withMemory(one) : one)) : list
      }),
      POST: writes(create),
    },
  },
  {
    pattern: path(''),
    methods: {
      GET: reads((request) =>
        withMemory(oneOf(instanceTable(request.world.cluster), instanceListFields, item(request))),
      ),
      DELETE: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request), ignore_failures: false }
        return submitWrite(request, { spec: specs.remove, resource: 'instances_name', fixed })
      }),
    },
  },
  {
    pattern: path('/startup'),
    methods: {
      PUT: writes((request) => {
        const flags = { force: flagParameter(request, 'force'), no_remember: flagParameter(request, 'no_remember') }
        const fixed = { ...named(request), ...dryRun(request), ...flags }
        return submitWrite(request, { spec: specs.startup, resource: 'instances_name_startup', fixed, body: null })
      }),
    },
  },
  {
    pattern: path('/shutdown'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request), no_remember: flagParameter(request, 'no_remember') }
        return submitWrite(request, { spec: specs.shutdown, resource: 'instances_name_shutdown', fixed })
      }),
    },
  },
  {
    pattern: path('/reboot'),
    methods: {
      POST: writes((request) => {
        const kind = { reboot_type: parameter(request, 'type') ?? 'hard' }
        const flags = { ignore_secondaries: flagParameter(request, 'ignore_secondaries') }
        const fixed = { ...named(request), ...dryRun(request), ...kind, ...flags }
        return submitWrite(request, { spec: specs.reboot, resource: 'instances_name_reboot', fixed })
      }),
    },
  },
  { pattern: path('/reinstall'), methods: { POST: writes(submitReinstall) } },
  { pattern: path('/modify'), methods: { PUT: writes(modify) } },
  {
    pattern: path('/rename'),
    methods: {
      PUT: writes((request) =>
        submitWrite(request, { spec: specs.rename, resource: 'instances_name_rename', fixed: named(request) }),
      ),
    },
  },
  {
    pattern: path('/migrate'),
    methods: {
      PUT: writes((request) =>
        submitWrite(request, { spec: specs.migrate, resource: 'instances_name_migrate', fixed: named(request) }),
      ),
    },
  },
  {
    pattern: path('/failover'),
    methods: {
      PUT: writes((request) =>
        submitWrite(request, { spec: specs.failover, resource: 'instances_name_failover', fixed: named(request) }),
      ),
    },
  },
  {
    pattern: path('/disk/(\\d+)/grow'),
    methods: {
      POST: writes((request) => {
        const fixed = { ...named(request), disk: Number(item(request, 1)) }
        return submitWrite(request, { spec: specs.grow, resource: 'instances_name_disk_grow', fixed })
      }),
    },
  },
  { pattern: path('/console'), methods: { GET: reads(consoleInfo, ['write', 'read']) } },
]
