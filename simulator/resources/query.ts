import { HttpError } from '../http/errors'
import { dumps, isObject, isText, type Json, pythonType } from '../json'
import { type Filter, FilterSyntaxError, parseFilter } from '../query/filter'
import { describeFields, runQuery } from '../query/table'
import { groupTable, instanceTable, jobTable, lockTable, networkTable, nodeTable } from '../query/tables'
import { versionBefore } from '../version'
import { item, parameter, type Resource, type ResourceRequest, reads } from './request'

type Ask = { fields: string[]; filter: Filter | null }

function ask(request: ResourceRequest, source: Json, filterSource: Json): Json {
  const kind = item(request)
  const fields = stringList(kind, source, filterSource)
  const filter = readFilter(kind, fields, filterSource)
  return answer(request, { fields, filter })
}

function answer({ world, items }: ResourceRequest, { fields, filter }: Ask): Json {
  const { cluster, queue } = world
  switch (items[0]) {
    case 'instance':
      return runQuery(instanceTable(cluster), fields, filter)
    case 'node':
      return runQuery(nodeTable(cluster), fields, filter)
    case 'group':
      return runQuery(groupTable(cluster), fields, filter)
    case 'network':
      if (versionBefore(cluster.version, 2, 6)) throw unreadable('network', fields, null, unknownKind('network'))
      return runQuery(networkTable(cluster), fields, filter)
    case 'job':
      return runQuery(jobTable(queue), fields, filter)
    case 'lock':
      return runQuery(lockTable(queue), fields, filter)
    case 'os':
      throw new HttpError(500, "Query 'ItemTypeOpCode QROs' not supported")
    default:
      throw unreadable(items[0] ?? '', fields, null, unknownKind(items[0] ?? ''))
  }
}

function allFields(request: ResourceRequest): Json {
  const { cluster, queue } = request.world
  const names =
    parameter(request, 'fields')
      ?.split(',')
      .map((name) => name.trim()) ?? null
  const tables: Record<string, () => Json> = {
    instance: () => describeFields(instanceTable(cluster), names),
    node: () => describeFields(nodeTable(cluster), names),
    group: () => describeFields(groupTable(cluster), names),
    network: () => describeFields(networkTable(cluster), names),
    job: () => describeFields(jobTable(queue), names),
    lock: () => describeFields(lockTable(queue), names),
  }
  const listing = tables[item(request)]
  if (!listing) throw new HttpError(502, `Failed to parse request: ${unknownKind(item(request))}`)
  return listing()
}

const unknownKind = (kind: string) => `Can't parse value '${kind}' as neitherQueryTypeLuxi nor QueryTypeOp`

function unreadable(kind: string, fields: Json, filter: Json, why: string): HttpError {
  return new HttpError(
    502,
    `Failed to parse request: Cannot convert value '${dumps([kind, fields, filter])}', error: ${why}`,
  )
}

function stringList(kind: string, source: Json, filter: Json): string[] {
  if (!Array.isArray(source) || !source.every(isText)) throw unreadable(kind, source, filter, 'Unable to read list')
  return source
}

function readFilter(kind: string, fields: string[], source: Json): Filter | null {
  if (source === null) return null
  try {
    return parseFilter(source)
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw unreadable(kind, fields, source, error.message)
    throw error
  }
}

function fromAddress(request: ResourceRequest): Json {
  const fields = parameter(request, 'fields')
  if (fields === undefined) throw new HttpError(400, "Missing 'fields' query argument")
  return fields.split(',').map((name) => name.trim())
}

function fromBody(request: ResourceRequest): Json {
  const { body } = request
  if (!isObject(body)) {
    throw new HttpError(400, `Body contents: Type is '${pythonType(body)}', but 'dict' is expected`)
  }
  const filter = body.qfilter ?? body.filter ?? null
  return ask(request, body.fields === undefined ? fromAddress(request) : body.fields, filter)
}

/** Before 2.7 nobody needed to say who they were. */
export function queryResources(version: string): Resource[] {
  const access = versionBefore(version, 2, 7) ? [] : ['write', 'read']
  return [
    {
      pattern: /^\/2\/query\/([\w._-]+)$/,
      methods: {
        GET: reads((request) => ask(request, fromAddress(request), null), access),
        PUT: reads(fromBody, access),
      },
    },
    { pattern: /^\/2\/query\/([\w._-]+)\/fields$/, methods: { GET: reads(allFields) } },
  ]
}
