import { groupTable, networkTable, nodeTable } from '../query/tables'
import { groupListFields, networkListFields, nodeListFields } from './fields'
import { listOf, oneOf } from './lists'
import { item, type Resource, reads } from './request'

const roles: Record<string, string> = {
  M: 'master',
  C: 'master-candidate',
  R: 'regular',
  D: 'drained',
  O: 'offline',
}

/** Nodes, node groups and networks: where instances live. */
export const placeResources: Resource[] = [
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
    pattern: /^\/2\/nodes\/([\w._-]+)$/,
    methods: {
      GET: reads((request) => {
        const node = oneOf(nodeTable(request.world.cluster), nodeListFields, item(request))
        return { ...node, secondary_ip: node.sip ?? null }
      }),
    },
  },
  {
    pattern: /^\/2\/nodes\/([\w._-]+)\/role$/,
    methods: {
      GET: reads((request) => roles[nodeTable(request.world.cluster).rowOf(item(request)).item.role] ?? null),
    },
  },
  {
    pattern: /^\/2\/groups$/,
    methods: {
      GET: reads((request) => {
        const table = groupTable(request.world.cluster)
        return listOf(request, { table, fields: groupListFields, path: '/2/groups', idKey: 'name' })
      }),
    },
  },
  {
    pattern: /^\/2\/groups\/([\w._-]+)$/,
    methods: { GET: reads((request) => oneOf(groupTable(request.world.cluster), groupListFields, item(request))) },
  },
  {
    pattern: /^\/2\/networks$/,
    methods: {
      GET: reads((request) => {
        const table = networkTable(request.world.cluster)
        return listOf(request, { table, fields: networkListFields, path: '/2/networks', idKey: 'name' })
      }),
    },
  },
  {
    pattern: /^\/2\/networks\/([\w._-]+)$/,
    methods: { GET: reads((request) => oneOf(networkTable(request.world.cluster), networkListFields, item(request))) },
  },
]
