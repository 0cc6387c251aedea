import { HttpError } from '../http/errors'
import { isText, type Json, type JsonObject, pythonType } from '../json'
import { specs } from '../operations/specs'
import { nodeTable } from '../query/tables'
import { nodeListFields } from './fields'
import { listOf, oneOf } from './lists'
import { flagParameter, item, parameter, type Resource, type ResourceRequest, reads, writes } from './request'
import { submitWrite } from './submit'

const roles: Record<string, string> = {
  M: 'master',
  C: 'master-candidate',
  R: 'regular',
  D: 'drained',
  O: 'offline',
}

const path = (rest: string) => new RegExp(`^/2/nodes/([\\w._-]+)${rest}$`)
const named = (request: ResourceRequest) => ({ node_name: item(request) })

function roleOf(request: ResourceRequest): Json {
  const rows = nodeTable(request.world.cluster).rows([])
  const row = rows.find((one) => one.item.name === item(request))
  if (!row) throw new HttpError(500, 'list index out of range')
  return roles[row.item.role] ?? null
}

/** The flags of a role; those that are not said stay as they are, but for what excludes them. */
const roleFlags: Record<string, JsonObject> = {
  regular: { master_candidate: false, offline: false, drained: false },
  'master-candidate': { master_candidate: true },
  drained: { drained: true },
  offline: { offline: true },
}

function setRole(request: ResourceRequest): Json {
  const { body } = request
  if (!isText(body)) throw new HttpError(400, `Body contents: Type is '${pythonType(body)}', but 'str' is expected`)
  const flags = roleFlags[body]
  if (!flags) throw new HttpError(400, `Can't set '${body}' role`)
  const force = flagParameter(request, 'force')
  const fixed = { ...named(request), ...flags, force, auto_promote: flagParameter(request, 'auto-promote') }
  return submitWrite(request, { spec: specs.nodeModify, resource: 'nodes_name_role', fixed, body: {} })
}

/** With anything at all in the address, the reason included, the body is not looked at. */
function migrate(request: ResourceRequest): Json {
  const fixed = named(request)
  const write = { spec: specs.nodeMigrate, resource: 'nodes_name_migrate', fixed }
  if (request.query.size === 0) return submitWrite(request, write)
  const [live, mode] = ['live', 'mode'].map((name) => parameter(request, name))
  if (live !== undefined && mode !== undefined) {
    throw new HttpError(400, "Only one of 'live' and 'mode' should be passed")
  }
  const asked = live === undefined ? mode : flagParameter(request, 'live') ? 'live' : 'non-live'
  return submitWrite(request, { ...write, body: { mode: asked ?? null } })
}

export const nodeResources: Resource[] = [
  {
    pattern: /^\/2\/nodes$/,
    methods: {
      GET: reads((request) => {
        const table = nodeTable(request.world.cluster)
        return listOf(request, { table, fields: nodeListFields, path: '/2/nodes', idKey: 'id' })
      }),
    },
  },
  {
    pattern: path(''),
    methods: {
      GET: reads((request) => {
        const node = oneOf(nodeTable(request.world.cluster), nodeListFields, item(request))
        return { ...node, secondary_ip: node.sip ?? null }
      }),
    },
  },
  { pattern: path('/role'), methods: { GET: reads(roleOf), PUT: writes(setRole) } },
  {
    pattern: path('/modify'),
    methods: {
      POST: writes((request) =>
        submitWrite(request, { spec: specs.nodeModify, resource: 'nodes_name_modify', fixed: named(request) }),
      ),
    },
  },
  {
    pattern: path('/evacuate'),
    methods: {
      POST: writes((request) => {
        const fixed = { ...named(request), dry_run: flagParameter(request, 'dry-run') }
        return submitWrite(request, { spec: specs.nodeEvacuate, resource: 'nodes_name_evacuate', fixed })
      }),
    },
  },
  { pattern: path('/migrate'), methods: { POST: writes(migrate) } },
]
