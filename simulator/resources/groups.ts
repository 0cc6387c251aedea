import { specs } from '../operations/specs'
import { groupTable } from '../query/tables'
import { groupListFields } from './fields'
import { listOf, oneOf } from './lists'
import { flagParameter, item, type Resource, type ResourceRequest, reads, writes } from './request'
import { submitWrite } from './submit'

const path = (rest: string) => new RegExp(`^/2/groups/([\\w._-]+)${rest}$`)
const dryRun = (request: ResourceRequest) => ({ dry_run: flagParameter(request, 'dry-run') })
const named = (request: ResourceRequest) => ({ group_name: item(request) })

export const groupResources: Resource[] = [
  {
    pattern: /^\/2\/groups$/,
    methods: {
      GET: reads((request) => {
        const table = groupTable(request.world.cluster)
        return listOf(request, { table, fields: groupListFields, path: '/2/groups', idKey: 'name' })
      }),
      POST: writes((request) => {
        const renamed = { name: 'group_name' }
        return submitWrite(request, { spec: specs.groupAdd, resource: 'groups', fixed: dryRun(request), renamed })
      }),
    },
  },
  {
    pattern: path(''),
    methods: {
      GET: reads((request) => oneOf(groupTable(request.world.cluster), groupListFields, item(request))),
      DELETE: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request) }
        return submitWrite(request, { spec: specs.groupRemove, resource: 'groups_name', fixed, body: {} })
      }),
    },
  },
  {
    pattern: path('/modify'),
    methods: {
      PUT: writes((request) => {
        const write = { spec: specs.groupModify, resource: 'groups_name_modify', fixed: named(request) }
        return submitWrite(request, { ...write, renamed: { custom_ndparams: 'ndparams' } })
      }),
    },
  },
  {
    pattern: path('/rename'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request) }
        return submitWrite(request, { spec: specs.groupRename, resource: 'groups_name_rename', fixed })
      }),
    },
  },
  {
    pattern: path('/assign-nodes'),
    methods: {
      PUT: writes((request) => {
        const fixed = { ...named(request), ...dryRun(request), force: flagParameter(request, 'force') }
        return submitWrite(request, { spec: specs.assignNodes, resource: 'groups_name_assign_nodes', fixed })
      }),
    },
  },
]
