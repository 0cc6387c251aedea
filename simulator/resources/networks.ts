import { HttpError } from '../http/errors'
import { isObject, isText, type Json } from '../json'
import { toNumber } from '../model/addresses'
import { specs } from '../operations/specs'
import { networkTable } from '../query/tables'
import { networkListFields } from './fields'
import { listOf, oneOf } from './lists'
import { flagParameter, item, type Resource, type ResourceRequest, reads, writes } from './request'
import { submitWrite } from './submit'

const path = (rest: string) => new RegExp(`^/2/networks/([\\w._-]+)${rest}$`)
const dryRun = (request: ResourceRequest) => ({ dry_run: flagParameter(request, 'dry-run') })
const named = (request: ResourceRequest) => ({ network_name: item(request) })

function create(request: ResourceRequest): Json {
  if (isObject(request.body) && isText(request.body.network)) checkSubnet(request.body.network)
  const renamed = { name: 'network_name' }
  return submitWrite(request, { spec: specs.networkAdd, resource: 'networks', fixed: dryRun(request), renamed })
}

/** The daemon falls over a subnet that is none. */
function checkSubnet(subnet: string): void {
  const [address = '', bits = '32'] = subnet.split('/')
  const value = toNumber(address)
  if (value === null) return
  if (!/^\d+$/.test(bits) || Number(bits) > 32) throw new HttpError(500, `'${bits}' is not a valid netmask`)
  if (value % 2 ** (32 - Number(bits)) !== 0) throw new HttpError(500, `${subnet} has host bits set`)
}

export const networkResources: Resource[] = [
  {
    pattern: /^\/2\/networks$/,
    methods: {
      GET: reads((request) => {
        const table = networkTable(request.world.cluster)
        return listOf(request, { table, fields: networkListFields, path: '/2/networks', idKey: 'name' })
      }),
      POST: writes(create),
    },
  },
  {
    pattern: path(''),
    methods: {
      GET: reads((request) => oneOf(networkTable(request.world.cluster), networkListFields, item(request))),
      DELETE: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request) }
        return submitWrite(request, { spec: specs.networkRemove, resource: 'networks_name', fixed })
      }),
    },
  },
  {
    pattern: path('/modify'),
    methods: {
      PUT: writes((request) =>
        submitWrite(request, { spec: specs.networkModify, resource: 'networks_name_modify', fixed: named(request) }),
      ),
    },
  },
  {
    pattern: path('/connect'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request) }
        return submitWrite(request, { spec: specs.networkConnect, resource: 'networks_name_connect', fixed })
      }),
    },
  },
  {
    pattern: path('/disconnect'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request) }
        return submitWrite(request, { spec: specs.networkDisconnect, resource: 'networks_name_disconnect', fixed })
      }),
    },
  },
]
